import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.packed.BlockPackedWriter;
import org.apache.lucene.util.packed.DirectMonotonicWriter;
import org.apache.lucene.util.packed.DirectWriter;
import org.apache.lucene.util.packed.PackedInts;

/**
 * Prints the CRC-32 of what Apache Lucene packs from numbers that PackedGoldenTests draws alike.
 * Run: java -cp lucene-core.jar PackedGolden.java > Golden/packed/crc.txt
 */
public class PackedGolden {
  static long state;

  /** splitmix64 */
  static long next() {
    long z = state += 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  interface Body {
    void write(IndexOutput data, IndexOutput meta, int count) throws Exception;
  }

  static final int[] COUNTS = {0, 1, 7, 8, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097};

  /** One line: name, width, then length and checksum of all data and of all meta, over all counts. */
  static void emit(String name, int bits, Body body) throws Exception {
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexOutput data = directory.createOutput("d", IOContext.DEFAULT);
          IndexOutput meta = directory.createOutput("m", IOContext.DEFAULT)) {
        for (int count : COUNTS) {
          state = bits * 10007L + count;
          body.write(data, meta, count);
        }
      }
      StringBuilder line = new StringBuilder(name + " " + bits);
      for (String file : new String[] {"d", "m"}) {
        try (IndexInput in = directory.openInput(file, IOContext.DEFAULT)) {
          byte[] bytes = new byte[(int) in.length()];
          in.readBytes(bytes, 0, bytes.length);
          CRC32 crc = new CRC32();
          crc.update(bytes);
          line.append(' ').append(bytes.length).append(' ').append(Long.toHexString(crc.getValue()));
        }
      }
      System.out.println(line);
    }
  }

  public static void main(String[] args) throws Exception {
    for (int bits = 1; bits <= 64; bits++) {
      final int b = bits;
      final long mask = bits == 64 ? -1L : (1L << bits) - 1;
      emit("packed", bits, (data, meta, count) -> {
        PackedInts.Writer w = PackedInts.getWriterNoHeader(data, PackedInts.Format.PACKED, count, b, 1);
        for (int i = 0; i < count; i++) w.add(next() & mask);
        w.finish();
      });
      if (DirectWriter.unsignedBitsRequired(mask) == bits) {
        emit("direct", bits, (data, meta, count) -> {
          DirectWriter w = DirectWriter.getInstance(data, count, b);
          for (int i = 0; i < count; i++) w.add(next() & mask);
          w.finish();
        });
      }
      if (bits < 40) {
        for (int shift : new int[] {2, 8, 10}) {
          emit("monotonic" + shift, bits, (data, meta, count) -> {
            DirectMonotonicWriter w = DirectMonotonicWriter.getInstance(meta, data, count, shift);
            long value = next() >> 2;
            for (int i = 0; i < count; i++) {
              w.add(value);
              value += next() & mask & next();
            }
            w.finish();
          });
        }
      }
      emit("block", bits, (data, meta, count) -> {
        BlockPackedWriter w = new BlockPackedWriter(data, 64);
        long base = 0;
        for (int i = 0; i < count; i++) {
          if ((i & 63) == 0) base = next() >> (b - 1);
          w.add(base + ((i & 64) == 0 ? next() & mask : 0));
        }
        w.finish();
      });
    }
  }
}
