import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.lucene80.Lucene80DocValuesFormat;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Writes and reads columns, norms and points with Apache Lucene, for ColumnsAgainstApacheTests.
 * Commands, words separated by tabs: write DIR SEED DOCS | dump DIR | check DIR. Answers end with a line END.
 */
public class ColumnsOracle {
  static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  static long state;

  /** splitmix64 */
  static long next() {
    long z = state += 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  static boolean chance(int permille) {
    return below(1000) < permille;
  }

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split("\t");
      try {
        switch (words[0]) {
          case "write": write(words[1], Long.parseLong(words[2]), Integer.parseInt(words[3])); break;
          case "dump": dump(words[1]); break;
          case "check": check(words[1]); break;
          default: throw new IllegalArgumentException(line);
        }
      } catch (Throwable t) {
        t.printStackTrace();
        out.println("ERROR " + t.toString().replace('\n', ' '));
      }
      out.println("END");
    }
  }

  static void write(String path, long seed, int docs) throws Exception {
    state = seed;
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setUseCompoundFile(false);
    config.setRAMBufferSizeMB(256);
    config.setMergePolicy(new LogDocMergePolicy() {{ setNoCFSRatio(0); setMergeFactor(1000); }});
    config.setCodec(new Lucene87Codec() {
      final DocValuesFormat compressed = new Lucene80DocValuesFormat(Lucene80DocValuesFormat.Mode.BEST_COMPRESSION);

      @Override
      public DocValuesFormat getDocValuesFormatForField(String field) {
        return field.startsWith("c_") ? compressed : super.getDocValuesFormatForField(field);
      }
    });
    try (Directory directory = FSDirectory.open(Paths.get(path)); IndexWriter writer = new IndexWriter(directory, config)) {
      int distinct = 1 + docs / 3;
      long origin = next() >> 20;
      for (int doc = 0; doc < docs; doc++) {
        // At least two segments: a lone one has its fields in the order of a hash table.
        if (doc > 0 && (doc == docs / 2 || chance(1 + 2000 / docs))) writer.flush();
        Document d = new Document();
        d.add(new NumericDocValuesField("n_const", 77));
        d.add(new NumericDocValuesField("n_table", 1000000L * below(5) - 7));
        d.add(new NumericDocValuesField("n_gcd", origin + 1000L * below(1 << 20)));
        d.add(new NumericDocValuesField("n_delta", below(1 << 30)));
        d.add(new NumericDocValuesField("n_blocks", ((doc >> 14) & 1) == 0 ? below(1 << 30) : 5L + 3 * below(9)));
        d.add(new NumericDocValuesField("n_extreme", next()));
        d.add(new NumericDocValuesField("n_offset", 1000 + below(3000)));
        if (chance(300)) d.add(new NumericDocValuesField("n_sparse", below(100000)));
        if (chance(5)) d.add(new NumericDocValuesField("n_rare", below(70000)));
        if (chance(5) || doc / 20000 == 1) d.add(new NumericDocValuesField("n_mixed", ((doc >> 13) & 1) == 0 ? below(1 << 30) : 1));
        d.add(new BinaryDocValuesField("b_fixed", new BytesRef(bytes(8))));
        d.add(new BinaryDocValuesField("b_var", new BytesRef(bytes(below(20)))));
        if (chance(400)) d.add(new BinaryDocValuesField("b_sparse", new BytesRef(bytes(below(9)))));
        d.add(new BinaryDocValuesField("c_var", new BytesRef("common words " + below(9) + " and some more " + below(distinct))));
        if (chance(300)) d.add(new BinaryDocValuesField("c_sparse", new BytesRef(bytes(chance(500) ? 6 : 0))));
        d.add(new SortedDocValuesField("s_one", new BytesRef("only")));
        d.add(new SortedDocValuesField("s_few", new BytesRef("value " + below(7))));
        d.add(new SortedDocValuesField("s_many", term(distinct)));
        if (chance(200)) d.add(new SortedDocValuesField("s_sparse", term(distinct)));
        if (chance(600)) d.add(new SortedSetDocValuesField("ss_single", term(3000)));
        for (int i = 1 + below(4); i > 0; i--) d.add(new SortedSetDocValuesField("ss_multi", term(distinct)));
        for (int i = below(3); i > 0; i--) d.add(new SortedSetDocValuesField("ss_sparse", term(200)));
        d.add(new SortedNumericDocValuesField("sn_single", below(500)));
        for (int i = 1 + below(3); i > 0; i--) d.add(new SortedNumericDocValuesField("sn_multi", next() >> 30));
        for (int i = below(4); i > 0; i--) d.add(new SortedNumericDocValuesField("sn_sparse", 100 * below(40)));
        d.add(new TextField("t_dense", "word ".repeat(1 + below(60)), Field.Store.NO));
        d.add(new TextField("t_same", "two words", Field.Store.NO));
        if (chance(250)) d.add(new TextField("t_sparse", "word ".repeat(1 + below(9)), Field.Store.NO));
        d.add(new IntPoint("p_int", below(1 << 30) - (1 << 29)));
        d.add(new IntPoint("p_few", below(4)));
        d.add(new IntPoint("p_one", 5));
        for (int i = below(3); i > 0; i--) d.add(new LongPoint("p_long", next() >> below(64)));
        d.add(new IntPoint("p_plane", below(1000), below(100000)));
        d.add(new IntPoint("p_plane_few", below(3), below(3)));
        if (chance(500)) d.add(new DoublePoint("p_space", below(100) / 7.0, next() / 3.0, below(3)));
        if (chance(500)) d.add(new ShapeLike("p_partial", below(100), below(50), below(1 << 20), below(7)));
        writer.addDocument(d);
      }
      writer.forceMerge(1);
    }
    dump(path);
  }

  /** Four dimensions of which two are indexed, as shapes have them. */
  static class ShapeLike extends Field {
    static final FieldType TYPE = new FieldType();
    static {
      TYPE.setDimensions(4, 2, 4);
      TYPE.freeze();
    }

    ShapeLike(String name, int... values) {
      super(name, IntPoint.pack(values), TYPE);
    }
  }

  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) bytes[i] = (byte) next();
    return bytes;
  }

  static BytesRef term(int distinct) {
    int number = below(distinct);
    return new BytesRef((number % 5 == 0 ? "a long prefix that many terms share " : "t") + Integer.toString(number * 31, 7) + (number % 100 == 0 ? "x".repeat(50) : ""));
  }

  static void dump(String path) throws Exception {
    try (Directory directory = FSDirectory.open(Paths.get(path)); DirectoryReader reader = DirectoryReader.open(directory)) {
      if (reader.leaves().size() != 1) throw new IllegalStateException(reader.leaves().size() + " segments");
      SegmentReader leaf = (SegmentReader) reader.leaves().get(0).reader();
      SegmentInfo info = leaf.getSegmentInfo().info;
      out.println("segment\t" + info.name + "\t" + hex(info.getId()) + "\t" + info.maxDoc());
      for (FieldInfo field : leaf.getFieldInfos()) {
        StringBuilder attributes = new StringBuilder();
        for (var a : new TreeMap<>(field.attributes()).entrySet()) attributes.append(a.getKey()).append('=').append(a.getValue()).append(';');
        out.println("field\t" + field.number + "\t" + field.name + "\t" + field.getDocValuesType() + "\t" + field.hasNorms() + "\t"
            + field.getPointDimensionCount() + "\t" + field.getPointIndexDimensionCount() + "\t" + field.getPointNumBytes() + "\t" + attributes);
        if (field.getDocValuesType() != DocValuesType.NONE || field.hasNorms()) dumpColumn(leaf, field);
        if (field.getPointDimensionCount() > 0) dumpPoints(leaf, field);
      }
    }
  }

  static CRC32 crc;
  static long count;

  static void put(long value) {
    crc.update(ByteBuffer.allocate(8).putLong(value).array());
    count++;
  }

  static void put(BytesRef value) {
    put(value.length);
    crc.update(value.bytes, value.offset, value.length);
  }

  static void emit(FieldInfo field, String what) {
    out.println(what + "\t" + field.name + "\t" + count + "\t" + Long.toHexString(crc.getValue()));
  }

  static void start() {
    crc = new CRC32();
    count = 0;
  }

  static void dumpColumn(LeafReader leaf, FieldInfo field) throws Exception {
    start();
    if (field.hasNorms()) {
      putNumeric(leaf.getNormValues(field.name));
      emit(field, "norms");
      return;
    }
    TermsEnum terms = null;
    switch (field.getDocValuesType()) {
      case NUMERIC:
        putNumeric(leaf.getNumericDocValues(field.name));
        break;
      case BINARY:
        BinaryDocValues binary = leaf.getBinaryDocValues(field.name);
        while (binary.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          put(binary.docID());
          put(binary.binaryValue());
        }
        break;
      case SORTED:
        SortedDocValues sorted = leaf.getSortedDocValues(field.name);
        while (sorted.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          put(sorted.docID());
          put(sorted.ordValue());
        }
        terms = sorted.termsEnum();
        break;
      case SORTED_SET:
        SortedSetDocValues set = leaf.getSortedSetDocValues(field.name);
        while (set.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          put(set.docID());
          for (long ord = set.nextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = set.nextOrd()) put(ord);
        }
        terms = set.termsEnum();
        break;
      case SORTED_NUMERIC:
        SortedNumericDocValues numbers = leaf.getSortedNumericDocValues(field.name);
        while (numbers.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          put(numbers.docID());
          for (int i = numbers.docValueCount(); i > 0; i--) put(numbers.nextValue());
        }
        break;
      default:
        throw new IllegalStateException();
    }
    if (terms != null) {
      for (BytesRef term = terms.next(); term != null; term = terms.next()) put(term);
    }
    emit(field, "column");
  }

  static void putNumeric(NumericDocValues values) throws Exception {
    while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      put(values.docID());
      put(values.longValue());
    }
  }

  static void dumpPoints(LeafReader leaf, FieldInfo field) throws Exception {
    PointValues points = leaf.getPointValues(field.name);
    start();
    put(points.size());
    put(points.getDocCount());
    put(new BytesRef(points.getMinPackedValue()));
    put(new BytesRef(points.getMaxPackedValue()));
    emit(field, "points");
    int length = field.getPointIndexDimensionCount() * field.getPointNumBytes();
    state = field.number;
    byte[] min = points.getMinPackedValue();
    byte[] max = points.getMaxPackedValue();
    for (int query = 0; query < 12; query++) {
      byte[] low = min.clone();
      byte[] high = max.clone();
      // Query 0 takes all; others narrow a random byte of a random dimension's bounds.
      for (int i = 0; i < query; i++) {
        int at = below(length);
        if ((i & 1) == 0) low[at] = (byte) next(); else high[at] = (byte) next();
      }
      start();
      points.intersect(new Box(field, low, high));
      emit(field, "query " + query);
    }
  }

  static class Box implements PointValues.IntersectVisitor {
    final int dims;
    final int width;
    final byte[] low;
    final byte[] high;

    Box(FieldInfo field, byte[] low, byte[] high) {
      dims = field.getPointIndexDimensionCount();
      width = field.getPointNumBytes();
      this.low = low;
      this.high = high;
    }

    int compare(byte[] a, byte[] b, int dim) {
      return Arrays.compareUnsigned(a, dim * width, dim * width + width, b, dim * width, dim * width + width);
    }

    @Override
    public void visit(int doc) {
      put(doc);
    }

    @Override
    public void visit(int doc, byte[] value) {
      for (int dim = 0; dim < dims; dim++) {
        if (compare(value, low, dim) < 0 || compare(value, high, dim) > 0) return;
      }
      put(doc);
      put(new BytesRef(value));
    }

    @Override
    public PointValues.Relation compare(byte[] min, byte[] max) {
      boolean crosses = false;
      for (int dim = 0; dim < dims; dim++) {
        if (compare(max, low, dim) < 0 || compare(min, high, dim) > 0) return PointValues.Relation.CELL_OUTSIDE_QUERY;
        crosses |= compare(min, low, dim) < 0 || compare(max, high, dim) > 0;
      }
      return crosses ? PointValues.Relation.CELL_CROSSES_QUERY : PointValues.Relation.CELL_INSIDE_QUERY;
    }
  }

  static void check(String path) throws Exception {
    try (Directory directory = FSDirectory.open(Paths.get(path)); CheckIndex check = new CheckIndex(directory)) {
      check.setDoSlowChecks(true);
      check.setChecksumsOnly(false);
      check.setFailFast(true);
      out.println(check.checkIndex().clean ? "clean" : "broken");
    }
  }

  static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) text.append(String.format("%02x", b));
    return text.toString();
  }
}
