import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

/**
 * Postings and dictionaries of Apache Lucene 8.8 as a server for tests. "write DIR DOCUMENTS SEED" writes one segment whose fields
 * have terms and postings of all shapes; "digest DIR" answers, for each field of each segment, digests of what is read by walking,
 * by seeking, by skipping, and of the impacts. The twin is PostingsDigest.cs; numbers are 64 bits and wrap around.
 */
public final class PostingsOracle {
  static final long FACTOR = 1099511628211L;

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      write(Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
      return;
    }
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] c = line.split("\t");
      try {
        switch (c[0]) {
          case "write" -> write(Path.of(c[1]), Integer.parseInt(c[2]), Long.parseLong(c[3]));
          case "digest" -> digest(Path.of(c[1]), out);
          default -> out.println("ERROR unknown command " + c[0]);
        }
      } catch (Throwable t) {
        StringWriter trace = new StringWriter();
        t.printStackTrace(new PrintWriter(trace));
        out.println("ERROR " + trace);
      }
      out.println("END");
      out.flush();
    }
  }

  /** Tokens that the caller makes up, with positions, offsets and payloads. */
  static final class MadeUp extends TokenStream {
    final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    final List<byte[]> terms = new ArrayList<>();
    final Random random;
    final boolean payloads;
    int at;
    int end;

    MadeUp(Random random, boolean payloads) {
      this.random = random;
      this.payloads = payloads;
    }

    void add(String s) {
      terms.add(s.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (at == terms.size()) {
        return false;
      }
      term.setBytesRef(new BytesRef(terms.get(at++)));
      increment.setPositionIncrement(random.nextInt(50) == 0 ? random.nextInt(2000) + (at == 1 ? 1 : 0) : 1);
      int start = end + random.nextInt(3);
      end = start + random.nextInt(random.nextInt(100) == 0 ? 500 : 12);
      offset.setOffset(start, end);
      if (payloads && random.nextInt(3) > 0) {
        byte[] bytes = new byte[random.nextInt(200) == 0 ? 300 : random.nextInt(4)];
        random.nextBytes(bytes);
        payload.setPayload(new BytesRef(bytes));
      }
      return true;
    }

    @Override
    public void reset() {
      at = 0;
      end = 0;
    }
  }

  static Field field(String name, IndexOptions options, boolean norms, MadeUp tokens) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setOmitNorms(!norms);
    type.setTokenized(true);
    type.freeze();
    return new Field(name, tokens, type);
  }

  static void write(Path dir, int documents, long seed) throws IOException {
    Random random = new Random(seed);
    IndexWriterConfig config = new IndexWriterConfig();
    config.setUseCompoundFile(false);
    config.setRAMBufferSizeMB(400);
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    try (Directory directory = FSDirectory.open(dir); IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < documents; i++) {
        Document doc = new Document();
        MadeUp id = new MadeUp(random, false);
        id.add(String.format("d%07d", i));
        doc.add(field("id", IndexOptions.DOCS, false, id));

        MadeUp body = new MadeUp(random, false);
        int length = random.nextInt(20) == 0 ? 200 : random.nextInt(12);
        if (random.nextInt(50) > 0) {
          body.add("der");
        }
        for (int k = 0; k < length; k++) {
          body.add(word(random, 20000));
        }
        doc.add(field("body", IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true, body));

        MadeUp offsets = new MadeUp(random, false);
        MadeUp everything = new MadeUp(random, true);
        MadeUp payloads = new MadeUp(random, true);
        for (int k = random.nextInt(5); k > 0; k--) {
          offsets.add(word(random, 30));
          everything.add(word(random, 30));
          payloads.add(word(random, 30));
        }
        doc.add(field("offsets", IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, false, offsets));
        doc.add(field("everything", IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true, everything));
        doc.add(field("payloads", IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false, payloads));

        MadeUp freqs = new MadeUp(random, false);
        for (int k = random.nextInt(4); k > 0; k--) {
          String w = word(random, 500);
          for (int n = random.nextInt(10) == 0 ? random.nextInt(300) : 1; n > 0; n--) {
            freqs.add(w);
          }
        }
        doc.add(field("freqs", IndexOptions.DOCS_AND_FREQS, true, freqs));

        MadeUp docs = new MadeUp(random, false);
        docs.add("all");
        docs.add("k" + (i % 7));
        if (i >= 1000 && i < 3000) {
          docs.add("dense");
        }
        doc.add(field("docs", IndexOptions.DOCS, true, docs));

        MadeUp binary = new MadeUp(random, false);
        byte[] bytes = new byte[i == 5 ? 0 : i == 6 ? 32766 : 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 2)];
        random.nextBytes(bytes);
        binary.terms.add(bytes);
        doc.add(field("binary", IndexOptions.DOCS_AND_FREQS, false, binary));

        MadeUp urls = new MadeUp(random, false);
        urls.add("https://www.beispiel" + random.nextInt(9) + ".de/artikel/" + word(random, 200) + "-und-" + word(random, 200) + "/" + random.nextInt(40));
        urls.add("Ort_" + word(random, 3000) + (i % 3 == 0 ? "ÄÖ" : "haus"));
        doc.add(field("urls", IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true, urls));
        writer.addDocument(doc);
      }
      writer.commit();
    }
  }

  /** A made-up word; small numbers are frequent. */
  static String word(Random random, int limit) {
    int n = (int) (limit * Math.pow(random.nextDouble(), 3));
    StringBuilder b = new StringBuilder();
    for (int r = n * 7919 + 3; r > 0; r /= 17) {
      b.append("aeiourstnlmkdbgpf".charAt(r % 17));
    }
    return b.append(n % 10).toString();
  }

  static void digest(Path dir, PrintWriter out) throws IOException {
    try (Directory directory = FSDirectory.open(dir); DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        TreeMap<String, FieldInfo> fields = new TreeMap<>();
        for (FieldInfo f : leaf.reader().getFieldInfos()) {
          fields.put(f.name, f);
        }
        for (String name : fields.keySet()) {
          Terms terms = leaf.reader().terms(name);
          if (terms != null) {
            out.println(name + " " + terms.size() + " " + terms.getSumTotalTermFreq() + " " + terms.getSumDocFreq() + " " + terms.getDocCount()
                + " walk=" + Long.toHexString(walk(terms)) + " seek=" + Long.toHexString(seek(terms))
                + " skip=" + Long.toHexString(skip(terms, leaf.reader().maxDoc())) + " impacts=" + Long.toHexString(impacts(terms, leaf.reader().maxDoc())));
          }
        }
      }
    }
  }

  static long mix(long digest, long value) {
    return (digest ^ value) * FACTOR;
  }

  static long mix(long digest, BytesRef bytes) {
    digest = mix(digest, bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      digest = mix(digest, bytes.bytes[bytes.offset + i] & 0xFF);
    }
    return digest;
  }

  /** The state of a small generator that both sides share. */
  static long next(long state) {
    return state * 6364136223846793005L + 1442695040888963407L;
  }

  static long positions(long digest, Terms terms, PostingsEnum p) throws IOException {
    if (terms.hasPositions()) {
      for (int i = p.freq(); i > 0; i--) {
        digest = mix(digest, p.nextPosition());
        digest = mix(digest, p.startOffset());
        digest = mix(digest, p.endOffset());
        BytesRef payload = p.getPayload();
        digest = payload == null ? mix(digest, 0) : mix(digest, payload);
      }
    }
    return digest;
  }

  static long walk(Terms terms) throws IOException {
    long digest = 1;
    TermsEnum e = terms.iterator();
    PostingsEnum p = null;
    while (e.next() != null) {
      digest = mix(digest, e.term());
      digest = mix(digest, e.docFreq());
      digest = mix(digest, e.totalTermFreq());
      p = e.postings(p, PostingsEnum.ALL);
      for (int d = p.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = p.nextDoc()) {
        digest = mix(digest, d);
        digest = mix(digest, terms.hasFreqs() ? p.freq() : 1);
        digest = positions(digest, terms, p);
      }
    }
    return digest;
  }

  /** Looks up changed terms of the dictionary, and walks on from where that leads. */
  static long seek(Terms terms) throws IOException {
    long digest = 1;
    long state = 42;
    TermsEnum all = terms.iterator();
    TermsEnum e = terms.iterator();
    while (all.next() != null) {
      state = next(state);
      if ((state >>> 60) >= 4) {
        continue;
      }
      BytesRef wanted = BytesRef.deepCopyOf(all.term());
      int change = (int) ((state >>> 40) & 3);
      if (wanted.length > 0 && change == 1) {
        wanted.bytes[wanted.offset + wanted.length - 1]++;
      } else if (wanted.length > 0 && change == 2) {
        wanted.length--;
      } else if (wanted.length > 0 && change == 3) {
        wanted.bytes[wanted.offset + (int) ((state >>> 45) & 0xFFFF) % wanted.length]--;
      }
      boolean found = e.seekExact(wanted);
      digest = mix(digest, found ? 1 : 0);
      if (found) {
        digest = mix(digest, e.totalTermFreq());
        if ((state >>> 58 & 1) == 0) {
          BytesRef n = e.next();
          digest = n == null ? mix(digest, -1) : mix(digest, n);
        }
      }
      TermsEnum.SeekStatus status = e.seekCeil(wanted);
      digest = mix(digest, status == TermsEnum.SeekStatus.FOUND ? 0 : status == TermsEnum.SeekStatus.NOT_FOUND ? 1 : 2);
      if (status != TermsEnum.SeekStatus.END) {
        digest = mix(digest, e.term());
        digest = mix(digest, e.docFreq());
        boolean any = true;
        for (int i = (int) (state >>> 50 & 0xFF) % 80; i > 0 && any; i--) {
          any = e.next() != null;
        }
        if (any) {
          digest = mix(digest, e.term());
        }
      }
    }
    return digest;
  }

  /** Goes through postings in steps of random length, at times by single documents, at times reading positions. */
  static long skip(Terms terms, int maxDoc) throws IOException {
    long digest = 1;
    long state = 7;
    TermsEnum e = terms.iterator();
    PostingsEnum p = null;
    while (e.next() != null) {
      state = next(state);
      if (e.docFreq() < 100 && (state >>> 60) > 0) {
        continue;
      }
      for (int shift = 2; shift < 18; shift += 3) {
        p = e.postings(p, PostingsEnum.ALL);
        int d = -1;
        while (d != DocIdSetIterator.NO_MORE_DOCS) {
          state = next(state);
          int step = 1 + (int) ((state >>> 33) & ((1 << shift) - 1));
          d = (state >>> 62) == 0 ? p.nextDoc() : d + step >= maxDoc ? p.advance(maxDoc) : p.advance(d + step);
          digest = mix(digest, d);
          if (d != DocIdSetIterator.NO_MORE_DOCS && (state >>> 60 & 3) != 0) {
            digest = mix(digest, terms.hasFreqs() ? p.freq() : 1);
            if ((state >>> 59 & 1) != 0) {
              digest = positions(digest, terms, p);
            }
          }
        }
      }
    }
    return digest;
  }

  /** Impacts where the skip data holds some. */
  static long impacts(Terms terms, int maxDoc) throws IOException {
    long digest = 1;
    long state = 11;
    TermsEnum e = terms.iterator();
    while (e.next() != null) {
      if (e.docFreq() <= 128) {
        continue;
      }
      ImpactsEnum p = e.impacts(PostingsEnum.FREQS);
      int target = 0;
      while (true) {
        state = next(state);
        target += 1 + (int) ((state >>> 33) & 2047);
        if (target >= maxDoc) {
          break;
        }
        p.advanceShallow(target);
        Impacts impacts = p.getImpacts();
        if (impacts.getDocIdUpTo(0) == DocIdSetIterator.NO_MORE_DOCS) {
          break;
        }
        digest = mix(digest, impacts.numLevels());
        for (int level = 0; level < impacts.numLevels(); level++) {
          digest = mix(digest, impacts.getDocIdUpTo(level));
          for (Impact impact : impacts.getImpacts(level)) {
            digest = mix(mix(digest, impact.freq), impact.norm);
          }
        }
      }
    }
    return digest;
  }
}
