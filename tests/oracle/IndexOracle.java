import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.payloads.DelimitedPayloadTokenFilter;
import org.apache.lucene.analysis.payloads.IdentityEncoder;
import org.apache.lucene.document.*;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.*;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/**
 * Apache Lucene 8.8 as a server for tests: reads commands from standard input, a line each, and ends each answer
 * with a line "END". Commands: "write SCRIPT DIR" (runs a script of documents through IndexWriter),
 * "check DIR" (CheckIndex -slow), "dump DIR FILE" (everything an index holds, as text), "merge DIR" (forceMerge(1)),
 * "copy FROM TO" (addIndexes of one index into another).
 */
public final class IndexOracle {
  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] c = line.split("\t");
      try {
        switch (c[0]) {
          case "write" -> write(Path.of(c[1]), Path.of(c[2]));
          case "check" -> check(Path.of(c[1]), out);
          case "dump" -> dump(Path.of(c[1]), Path.of(c[2]));
          case "merge" -> merge(Path.of(c[1]));
          case "copy" -> copy(Path.of(c[1]), Path.of(c[2]));
          default -> out.println("ERROR unknown command " + c[0]);
        }
      } catch (Throwable t) {
        out.println("ERROR " + t);
        for (StackTraceElement e : t.getStackTrace()) {
          out.println("  at " + e);
        }
      }
      out.println("END");
      out.flush();
    }
  }

  /** One declared field of a script. */
  private record Kind(String name, String kind, int indexOptions, boolean omitNorms, int vectors, boolean stored, int dims) {}

  /**
   * Script lines, tab separated: "F name kind indexOptions omitNorms vectors stored dims", "D" begins a document,
   * "V name value" adds to it, "E" adds it, "U name term" adds it replacing, "X name term" deletes, "FLUSH", "COMMIT", "MERGE n",
   * "OPTIONS ramMB compound maxBufferedDocs mode", "SORT field kind type reverse selector missing" adds a key of the index's order,
   * "SOFT field" names the soft-deletes field, "S field name term" adds the document replacing softly, "N field value name term" and
   * "B field value name term" update a numeric or binary column ("-" takes the value away). Values escape backslash, tab and line ends.
   * An index that is there already is gone on with.
   */
  static void write(Path script, Path dir) throws IOException {
    Map<String, Kind> kinds = new HashMap<>();
    FacetsConfig facets = new FacetsConfig();
    Analyzer plain = new WhitespaceAnalyzer();
    Analyzer payloads = new Analyzer() {
      @Override protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = new WhitespaceTokenizer();
        return new TokenStreamComponents(source, new DelimitedPayloadTokenFilter(source, '|', new IdentityEncoder()));
      }
    };
    Analyzer byField = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override protected Analyzer getWrappedAnalyzer(String field) {
        Kind k = kinds.get(field);
        return k != null && k.kind().equals("payloads") ? payloads : plain;
      }
    };
    IndexWriterConfig config = new IndexWriterConfig(byField);
    config.setMergeScheduler(new SerialMergeScheduler());
    List<SortField> sort = new ArrayList<>();
    IndexWriter writer = null;
    Document doc = null;
    try (Directory directory = FSDirectory.open(dir); BufferedReader in = Files.newBufferedReader(script)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] c = line.split("\t", -1);
        switch (c[0]) {
          case "OPTIONS" -> {
            config.setRAMBufferSizeMB(Double.parseDouble(c[1]));
            boolean compound = c[2].equals("1");
            config.setUseCompoundFile(compound);
            config.getMergePolicy().setNoCFSRatio(compound ? 1.0 : 0.0);
            if (!c[3].equals("0")) {
              config.setMaxBufferedDocs(Integer.parseInt(c[3]));
            }
            if (c.length > 4 && c[4].equals("best-compression")) {
              config.setCodec(new org.apache.lucene.codecs.lucene87.Lucene87Codec(
                  org.apache.lucene.codecs.lucene87.Lucene87Codec.Mode.BEST_COMPRESSION));
            }
          }
          case "SORT" -> {
            sort.add(sortField(c));
            config.setIndexSort(new Sort(sort.toArray(new SortField[0])));
          }
          case "SOFT" -> config.setSoftDeletesField(c[1]);
          case "F" -> {
            Kind k = new Kind(c[1], c[2], Integer.parseInt(c[3]), c[4].equals("1"), Integer.parseInt(c[5]), c[6].equals("1"), Integer.parseInt(c[7]));
            kinds.put(k.name(), k);
            if (k.kind().equals("facet")) {
              facets.setIndexFieldName(k.name(), "facet_" + k.name());
              facets.setMultiValued(k.name(), true);
            }
          }
          case "D" -> doc = new Document();
          case "V" -> add(doc, kinds.get(c[1]), unescape(c[2]));
          default -> {
            if (writer == null) {
              writer = new IndexWriter(directory, config);
            }
            switch (c[0]) {
              case "E" -> writer.addDocument(facets.build(doc));
              case "U" -> writer.updateDocument(new Term(c[1], unescape(c[2])), facets.build(doc));
              case "X" -> writer.deleteDocuments(new Term(c[1], unescape(c[2])));
              case "S" -> writer.softUpdateDocument(new Term(c[2], unescape(c[3])), facets.build(doc), new NumericDocValuesField(c[1], 1L));
              case "N" -> writer.updateDocValues(new Term(c[3], unescape(c[4])), new NumericDocValuesField(c[1], c[2].equals("-") ? null : Long.valueOf(c[2])));
              case "B" -> writer.updateDocValues(new Term(c[3], unescape(c[4])), new BinaryDocValuesField(c[1], c[2].equals("-") ? null : new BytesRef(c[2])));
              case "FLUSH" -> writer.flush();
              case "COMMIT" -> writer.commit();
              case "MERGE" -> writer.forceMerge(Integer.parseInt(c[1]));
              default -> throw new IOException("unknown script line: " + line);
            }
          }
        }
      }
      if (writer != null) {
        writer.close();
      }
    }
  }

  /** "SORT field kind type reverse selector missing": missing is "-", "first", "last" or a number. */
  private static SortField sortField(String[] c) {
    boolean reverse = c[4].equals("1");
    SortField.Type type = SortField.Type.valueOf(c[3]);
    SortField field = switch (c[2]) {
      case "sorted-numeric" -> new SortedNumericSortField(c[1], type, reverse, SortedNumericSelector.Type.values()[Integer.parseInt(c[5])]);
      case "sorted-set" -> new SortedSetSortField(c[1], reverse, SortedSetSelector.Type.values()[Integer.parseInt(c[5])]);
      default -> new SortField(c[1], type, reverse);
    };
    switch (c[6]) {
      case "-" -> { }
      case "first" -> field.setMissingValue(SortField.STRING_FIRST);
      case "last" -> field.setMissingValue(SortField.STRING_LAST);
      default -> {
        double value = Double.parseDouble(c[6]);
        field.setMissingValue(switch (type) {
          case INT -> (Object) (int) value;
          case LONG -> (Object) (long) value;
          case FLOAT -> (Object) (float) value;
          default -> (Object) value;
        });
      }
    }
    return field;
  }

  private static void add(Document doc, Kind k, String value) {
    switch (k.kind()) {
      case "text", "payloads" -> {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.values()[k.indexOptions()]);
        type.setOmitNorms(k.omitNorms());
        type.setStored(k.stored());
        type.setStoreTermVectors((k.vectors() & 1) != 0);
        type.setStoreTermVectorPositions((k.vectors() & 2) != 0);
        type.setStoreTermVectorOffsets((k.vectors() & 4) != 0);
        type.setStoreTermVectorPayloads((k.vectors() & 8) != 0);
        type.freeze();
        doc.add(new Field(k.name(), value, type));
      }
      case "string" -> doc.add(new StringField(k.name(), value, k.stored() ? Field.Store.YES : Field.Store.NO));
      case "stored-string" -> doc.add(new StoredField(k.name(), value));
      case "stored-bytes" -> doc.add(new StoredField(k.name(), new BytesRef(value)));
      case "stored-int" -> doc.add(new StoredField(k.name(), Integer.parseInt(value)));
      case "stored-long" -> doc.add(new StoredField(k.name(), Long.parseLong(value)));
      case "stored-float" -> doc.add(new StoredField(k.name(), Float.intBitsToFloat(Integer.parseInt(value))));
      case "stored-double" -> doc.add(new StoredField(k.name(), Double.longBitsToDouble(Long.parseLong(value))));
      case "numeric-points" -> {
        doc.add(new NumericDocValuesField(k.name(), Long.parseLong(value)));
        doc.add(new LongPoint(k.name(), Long.parseLong(value)));
      }
      case "numeric" -> doc.add(new NumericDocValuesField(k.name(), Long.parseLong(value)));
      case "binary" -> doc.add(new BinaryDocValuesField(k.name(), new BytesRef(value)));
      case "sorted" -> doc.add(new SortedDocValuesField(k.name(), new BytesRef(value)));
      case "sorted-set" -> doc.add(new SortedSetDocValuesField(k.name(), new BytesRef(value)));
      case "sorted-numeric" -> doc.add(new SortedNumericDocValuesField(k.name(), Long.parseLong(value)));
      case "points" -> doc.add(new LongPoint(k.name(), Arrays.stream(value.split(",")).mapToLong(Long::parseLong).toArray()));
      case "facet" -> doc.add(new SortedSetDocValuesFacetField(k.name(), value));
      default -> throw new IllegalArgumentException("unknown kind: " + k);
    }
  }

  private static String unescape(String s) {
    if (s.indexOf('\\') < 0) {
      return s;
    }
    StringBuilder b = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char ch = s.charAt(i);
      if (ch == '\\') {
        char n = s.charAt(++i);
        b.append(n == 't' ? '\t' : n == 'n' ? '\n' : n == 'r' ? '\r' : n);
      } else {
        b.append(ch);
      }
    }
    return b.toString();
  }

  static void merge(Path dir) throws IOException {
    try (Directory directory = FSDirectory.open(dir); IndexWriter writer = new IndexWriter(directory, configOf(dir))) {
      writer.forceMerge(1);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    IndexWriterConfig config = configOf(from).setMergePolicy(NoMergePolicy.INSTANCE);
    try (Directory source = FSDirectory.open(from); Directory target = FSDirectory.open(to); IndexWriter writer = new IndexWriter(target, config)) {
      writer.addIndexes(source);
    }
  }

  /** A configuration that fits an index: its order and its soft-deletes field. */
  private static IndexWriterConfig configOf(Path dir) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    try (Directory directory = FSDirectory.open(dir); DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        Sort sort = leaf.reader().getMetaData().getSort();
        if (sort != null) {
          config.setIndexSort(sort);
        }
        String soft = leaf.reader().getFieldInfos().getSoftDeletesField();
        if (soft != null) {
          config.setSoftDeletesField(soft);
        }
      }
    }
    return config;
  }

  static void check(Path dir, PrintWriter out) throws IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try (Directory directory = FSDirectory.open(dir); CheckIndex check = new CheckIndex(directory)) {
      check.setInfoStream(new PrintStream(log, true, StandardCharsets.UTF_8), false);
      check.setDoSlowChecks(true);
      CheckIndex.Status status = check.checkIndex();
      out.println(status.clean ? "clean" : "BROKEN\n" + log.toString(StandardCharsets.UTF_8));
    }
  }

  /** Everything an index holds, in a fixed order: see the twin in the tests, which prints the same from our reader. */
  static void dump(Path dir, Path file) throws IOException {
    try (Directory directory = FSDirectory.open(dir); DirectoryReader reader = DirectoryReader.open(directory);
        BufferedWriter w = Files.newBufferedWriter(file)) {
      PrintWriter p = new PrintWriter(w);
      for (SegmentCommitInfo s : SegmentInfos.readLatestCommit(directory)) {
        List<String> keys = new ArrayList<>();
        if (s.info.getIndexSort() != null) {
          for (SortField k : s.info.getIndexSort().getSort()) {
            SortField.Type type = k instanceof SortedNumericSortField n ? n.getNumericType()
                : k instanceof SortedSetSortField ? SortField.Type.STRING : k.getType();
            keys.add(k.getField() + ":" + type + ":" + k.getReverse());
          }
        }
        p.println("segment deleted=" + s.getDelCount() + " soft=" + s.getSoftDelCount() + " sort=" + keys.toString().replace(",", "")
            + " updates=" + s.getDocValuesUpdatesFiles().size());
      }
      p.println("index maxDoc=" + reader.maxDoc() + " numDocs=" + reader.numDocs());
      for (LeafReaderContext leaf : reader.leaves()) {
        dump(leaf.reader(), p);
      }
      p.flush();
    }
  }

  private static String hex(BytesRef b) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < b.length; i++) {
      int v = b.bytes[b.offset + i] & 0xFF;
      if (v > 0x20 && v < 0x7F && v != '%') {
        s.append((char) v);
      } else {
        s.append(String.format("%%%02x", v));
      }
    }
    return s.toString();
  }

  private static void dump(LeafReader r, PrintWriter p) throws IOException {
    p.println("leaf maxDoc=" + r.maxDoc() + " numDocs=" + r.numDocs());
    Bits live = r.getLiveDocs();
    if (live != null) {
      StringBuilder dead = new StringBuilder();
      for (int i = 0; i < r.maxDoc(); i++) {
        if (!live.get(i)) {
          dead.append(' ').append(i);
        }
      }
      p.println("deleted" + dead);
    }
    TreeMap<String, FieldInfo> fields = new TreeMap<>();
    for (FieldInfo f : r.getFieldInfos()) {
      fields.put(f.name, f);
    }
    for (FieldInfo f : fields.values()) {
      p.println("field " + f.name + " index=" + f.getIndexOptions().ordinal() + " norms=" + f.hasNorms() + " payloads=" + f.hasPayloads()
          + " vectors=" + f.hasVectors() + " soft=" + f.isSoftDeletesField() + " column=" + column(f.getDocValuesType()) + " points=" + f.getPointDimensionCount()
          + "/" + f.getPointIndexDimensionCount() + "/" + f.getPointNumBytes());
      if (f.getIndexOptions() != IndexOptions.NONE) {
        Terms terms = r.terms(f.name);
        if (terms != null) {
          dumpTerms(terms, p, "");
        }
        if (f.hasNorms()) {
          NumericDocValues n = r.getNormValues(f.name);
          StringBuilder s = new StringBuilder("norms");
          for (int d = n.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = n.nextDoc()) {
            s.append(' ').append(d).append('=').append(n.longValue());
          }
          p.println(s);
        }
      }
      dumpColumn(r, f, p);
      if (f.getPointDimensionCount() != 0) {
        dumpPoints(r.getPointValues(f.name), p);
      }
    }
    for (int d = 0; d < r.maxDoc(); d++) {
      StringBuilder s = new StringBuilder("doc " + d);
      r.document(d, new StoredFieldVisitor() {
        @Override public Status needsField(FieldInfo f) { return Status.YES; }
        @Override public void stringField(FieldInfo f, byte[] v) { s.append(' ').append(f.name).append("=s:").append(hex(new BytesRef(v))); }
        @Override public void binaryField(FieldInfo f, byte[] v) { s.append(' ').append(f.name).append("=b:").append(hex(new BytesRef(v))); }
        @Override public void intField(FieldInfo f, int v) { s.append(' ').append(f.name).append("=i:").append(v); }
        @Override public void longField(FieldInfo f, long v) { s.append(' ').append(f.name).append("=l:").append(v); }
        @Override public void floatField(FieldInfo f, float v) { s.append(' ').append(f.name).append("=f:").append(Float.floatToRawIntBits(v)); }
        @Override public void doubleField(FieldInfo f, double v) { s.append(' ').append(f.name).append("=d:").append(Double.doubleToRawLongBits(v)); }
      });
      p.println(s);
      Fields vectors = r.getTermVectors(d);
      if (vectors != null) {
        List<String> names = new ArrayList<>();
        for (String name : vectors) {
          names.add(name);
        }
        names.sort(null);
        for (String name : names) {
          p.println("vector " + d + " " + name);
          dumpTerms(vectors.terms(name), p, "v");
        }
      }
    }
  }

  private static int column(DocValuesType t) {
    return switch (t) {
      case NONE -> 0;
      case NUMERIC -> 1;
      case BINARY -> 2;
      case SORTED -> 3;
      case SORTED_SET -> 4;
      case SORTED_NUMERIC -> 5;
    };
  }

  private static void dumpTerms(Terms terms, PrintWriter p, String mark) throws IOException {
    p.println(mark + "terms count=" + terms.size() + " sumTotal=" + terms.getSumTotalTermFreq() + " sumDocs=" + terms.getSumDocFreq()
        + " docs=" + terms.getDocCount());
    TermsEnum e = terms.iterator();
    PostingsEnum postings = null;
    for (BytesRef t = e.next(); t != null; t = e.next()) {
      StringBuilder s = new StringBuilder(mark).append("term ").append(hex(t)).append(' ').append(e.docFreq()).append('/').append(e.totalTermFreq());
      postings = e.postings(postings, PostingsEnum.ALL);
      for (int d = postings.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = postings.nextDoc()) {
        int freq = postings.freq();
        s.append(' ').append(d).append('x').append(freq);
        if (terms.hasPositions() || (mark.length() > 0 && terms.hasOffsets())) {
          for (int i = 0; i < freq; i++) {
            s.append(i == 0 ? '(' : ' ').append(postings.nextPosition());
            if (terms.hasOffsets()) {
              s.append(':').append(postings.startOffset()).append('-').append(postings.endOffset());
            }
            if (postings.getPayload() != null) {
              s.append('|').append(hex(postings.getPayload()));
            }
          }
          s.append(')');
        }
      }
      p.println(s);
    }
  }

  private static void dumpColumn(LeafReader r, FieldInfo f, PrintWriter p) throws IOException {
    StringBuilder s = new StringBuilder("column");
    switch (f.getDocValuesType()) {
      case NONE -> {
        return;
      }
      case NUMERIC -> {
        NumericDocValues v = r.getNumericDocValues(f.name);
        for (int d = v.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = v.nextDoc()) {
          s.append(' ').append(d).append('=').append(v.longValue());
        }
      }
      case BINARY -> {
        BinaryDocValues v = r.getBinaryDocValues(f.name);
        for (int d = v.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = v.nextDoc()) {
          s.append(' ').append(d).append('=').append(hex(v.binaryValue()));
        }
      }
      case SORTED -> {
        SortedDocValues v = r.getSortedDocValues(f.name);
        for (int d = v.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = v.nextDoc()) {
          s.append(' ').append(d).append('=').append(v.ordValue());
        }
        s.append(" dictionary");
        for (int i = 0; i < v.getValueCount(); i++) {
          s.append(' ').append(hex(v.lookupOrd(i)));
        }
      }
      case SORTED_SET -> {
        SortedSetDocValues v = r.getSortedSetDocValues(f.name);
        for (int d = v.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = v.nextDoc()) {
          s.append(' ').append(d).append('=');
          for (long o = v.nextOrd(); o != SortedSetDocValues.NO_MORE_ORDS; o = v.nextOrd()) {
            s.append(o).append(',');
          }
        }
        s.append(" dictionary");
        for (long i = 0; i < v.getValueCount(); i++) {
          s.append(' ').append(hex(v.lookupOrd(i)));
        }
      }
      case SORTED_NUMERIC -> {
        SortedNumericDocValues v = r.getSortedNumericDocValues(f.name);
        for (int d = v.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = v.nextDoc()) {
          s.append(' ').append(d).append('=');
          for (int i = 0, n = v.docValueCount(); i < n; i++) {
            s.append(v.nextValue()).append(',');
          }
        }
      }
    }
    p.println(s);
  }

  private static void dumpPoints(PointValues v, PrintWriter p) throws IOException {
    if (v == null) {
      p.println("points none");
      return;
    }
    p.println("points count=" + v.size() + " docs=" + v.getDocCount() + " min=" + hex(new BytesRef(v.getMinPackedValue()))
        + " max=" + hex(new BytesRef(v.getMaxPackedValue())));
    List<String> all = new ArrayList<>();
    v.intersect(new PointValues.IntersectVisitor() {
      @Override public void visit(int doc) {
        throw new IllegalStateException("every cell crosses");
      }
      @Override public void visit(int doc, byte[] value) {
        all.add(doc + "=" + hex(new BytesRef(value)));
      }
      @Override public PointValues.Relation compare(byte[] min, byte[] max) {
        return PointValues.Relation.CELL_CROSSES_QUERY;
      }
    });
    all.sort(null);
    p.println("point " + String.join(" ", all));
  }
}
