import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Apache Lucene's side of the benchmark; its twin is the program Search.Bench. Lines it prints: "seconds X", "cpu X", "bytes X", "check NAME VALUE"
 * (which have to be the same on both sides) and "query KIND VARIANT MICROSECONDS CPU-MICROSECONDS BYTES".
 */
public final class ApacheBench {
  private static final int WARM_UP_ARTICLES = 5_000;
  private static final OperatingSystemMXBean CLOCK = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final FacetsConfig FACETS = new FacetsConfig();

  private record Article(String id, String title, long day, String[] people, String[] places, String body) {}

  public static void main(String[] args) throws Exception {
    for (String dim : List.of("person", "place")) {
      FACETS.setIndexFieldName(dim, dim);
      FACETS.setMultiValued(dim, true);
    }
    switch (args[0]) {
      case "index" -> index(Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]), args[4].equals("vectors"), Integer.parseInt(args[5]));
      case "search" -> search(Path.of(args[1]), Path.of(args[2]), Double.parseDouble(args[3]), List.of(args).subList(4, args.length));
      case "copy" -> copy(Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]));
      case "open" -> open(Path.of(args[1]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static List<Article> read(Path corpus) throws IOException {
    List<Article> articles = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(corpus, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] c = line.split("\t", -1);
        articles.add(new Article(c[0], c[1], Long.parseLong(c[2]), split(c[3]), split(c[4]), c[5]));
      }
    }
    return articles;
  }

  private static String[] split(String values) {
    return values.isEmpty() ? new String[0] : values.split(";");
  }

  private static void index(Path corpus, Path dir, int threads, boolean vectors, int segments) throws Exception {
    List<Article> articles = read(corpus);
    Path warm = dir.resolveSibling(dir.getFileName() + "-warm");
    for (int i = 0; i < 3; i++) {
      write(articles.subList(0, Math.min(WARM_UP_ARTICLES, articles.size())), warm, threads, vectors, 1);
    }
    System.gc();
    long cpu = CLOCK.getProcessCpuTime();
    long start = System.nanoTime();
    write(articles, dir, threads, vectors, segments);
    System.out.printf(Locale.ROOT, "seconds %.3f%n", (System.nanoTime() - start) / 1e9);
    System.out.printf(Locale.ROOT, "cpu %.3f%n", (CLOCK.getProcessCpuTime() - cpu) / 1e9);
    try (var files = Files.list(dir)) {
      System.out.println("bytes " + files.mapToLong(f -> f.toFile().length()).sum());
    }
    try (FSDirectory directory = FSDirectory.open(dir); DirectoryReader reader = DirectoryReader.open(directory)) {
      long terms = 0;
      for (LeafReaderContext leaf : reader.leaves()) {
        terms += leaf.reader().terms("body").size();
      }
      System.out.println("check terms " + terms);
    }
  }

  private static void write(List<Article> articles, Path dir, int threads, boolean vectors, int segments) throws Exception {
    if (Files.exists(dir)) {
      try (var files = Files.list(dir)) {
        for (Path f : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(f);
        }
      }
    }
    IndexWriterConfig config = new IndexWriterConfig(new GermanAnalyzer());
    config.setRAMBufferSizeMB(256);
    config.setUseCompoundFile(false);
    if (segments == 1) {
      ((TieredMergePolicy) config.getMergePolicy()).setNoCFSRatio(0);
    } else {
      config.setMergePolicy(NoMergePolicy.INSTANCE);
    }
    FieldType body = new FieldType(TextField.TYPE_STORED);
    if (vectors) {
      body.setStoreTermVectors(true);
      body.setStoreTermVectorPositions(true);
    }
    body.freeze();
    try (FSDirectory directory = FSDirectory.open(dir); IndexWriter writer = new IndexWriter(directory, config)) {
      AtomicInteger next = new AtomicInteger();
      List<Thread> workers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        Thread worker = new Thread(() -> {
          try {
            for (int i = next.getAndIncrement(); i < articles.size(); i = next.getAndIncrement()) {
              writer.addDocument(FACETS.build(document(articles.get(i), body)));
              if (segments > 1 && (i + 1) % ((articles.size() + segments - 1) / segments) == 0) {
                writer.flush();
              }
            }
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
        workers.add(worker);
        worker.start();
      }
      for (Thread worker : workers) {
        worker.join();
      }
      if (segments == 1) {
        writer.forceMerge(segments);
      }
      writer.commit();
    }
  }

  private static Document document(Article a, FieldType body) {
    Document d = new Document();
    d.add(new StringField("id", a.id(), Field.Store.YES));
    d.add(new Field("title", a.title(), TextField.TYPE_STORED));
    d.add(new Field("body", a.body(), body));
    d.add(new NumericDocValuesField("day", a.day()));
    d.add(new LongPoint("day", a.day()));
    for (String person : a.people()) {
      d.add(new SortedSetDocValuesFacetField("person", person));
    }
    for (String place : a.places()) {
      d.add(new SortedSetDocValuesFacetField("place", place));
    }
    return d;
  }

  /** Makes an index of so many copies of another's segments. */
  private static void copy(Path from, Path to, int copies) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new GermanAnalyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
    try (FSDirectory source = FSDirectory.open(from); FSDirectory target = FSDirectory.open(to); IndexWriter writer = new IndexWriter(target, config)) {
      for (int i = 0; i < copies; i++) {
        writer.addIndexes(source);
      }
      writer.commit();
    }
  }

  /** Opens an index, verifies the checksum of every file, closes it. */
  private static void open(Path dir) throws IOException {
    List<Double> seconds = new ArrayList<>();
    long cpu = 0;
    int documents = 0;
    for (int round = -3; round < 7; round++) {
      if (round == 0) {
        cpu = CLOCK.getProcessCpuTime();
      }
      long start = System.nanoTime();
      try (Directory directory = new MMapDirectory(dir); DirectoryReader reader = DirectoryReader.open(directory)) {
        for (LeafReaderContext leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
        documents = reader.numDocs();
      }
      if (round >= 0) {
        seconds.add((System.nanoTime() - start) / 1e9);
      }
    }
    double cpuEach = (CLOCK.getProcessCpuTime() - cpu) / 1e9 / seconds.size();
    double median = seconds.stream().sorted().toList().get(seconds.size() / 2);
    System.out.printf(Locale.ROOT, "seconds %.4f%ncpu %.4f%ncheck documents %d%n", median, cpuEach, documents);
  }

  private record Ask(String kind, String text, Query query) {}

  private static boolean wanted(String name, List<String> only, List<String> known) {
    return only.stream().noneMatch(known::contains) || only.contains(name);
  }

  private static void search(Path dir, Path queries, double seconds, List<String> only) throws Exception {
    Analyzer analyzer = new GermanAnalyzer();
    try (MMapDirectory directory = new MMapDirectory(dir); DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      List<Ask> asks = new ArrayList<>();
      for (String line : Files.readAllLines(queries)) {
        String[] c = line.split("\t");
        asks.add(new Ask(c[0], c[1], parse(analyzer, c[0], c[1])));
      }
      var state = new DefaultSortedSetDocValuesReaderState(reader, "person");
      List<String> variants = List.of("top", "exact", "facets", "load");
      List<String> all = asks.stream().map(Ask::kind).distinct().toList();
      List<String> kinds = all.stream().filter(k -> wanted(k, only, all)).toList();
      for (String kind : kinds) {
        check(searcher, state, kind, asks.stream().filter(a -> a.kind().equals(kind)).toList());
      }
      // Everything once without being counted: else the compilers' work is charged to what happens to come first.
      for (String pass : List.of("warm-top", "warm-exact", "warm-facets", "warm-load", "top", "exact", "facets", "load")) {
        boolean counts = !pass.startsWith("warm-");
        String variant = counts ? pass : pass.substring("warm-".length());
        if (!wanted(variant, only, variants)) {
          continue;
        }
        for (String kind : kinds) {
          List<Ask> of = asks.stream().filter(a -> a.kind().equals(kind)).toList();
          long budget = System.nanoTime() + (long) (seconds * 1e9);
          List<Double> rounds = new ArrayList<>();
          List<Double> cpuAfter = new ArrayList<>();
          long sink = 0;
          long bytes = 0;
          while (System.nanoTime() < budget || rounds.size() < 6) {
            long bytesBefore = MEMORY.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            for (Ask a : of) {
              sink += run(searcher, analyzer, state, a, variant);
            }
            rounds.add((System.nanoTime() - start) / 1e3 / of.size());
            bytes = (MEMORY.getCurrentThreadAllocatedBytes() - bytesBefore) / of.size();
            cpuAfter.add(CLOCK.getProcessCpuTime() / 1e3 / of.size());
          }
          int settled = rounds.size() / 2;
          double micros = rounds.subList(settled, rounds.size()).stream().sorted().toList().get((rounds.size() - settled) / 2);
          double cpu = (cpuAfter.get(rounds.size() - 1) - cpuAfter.get(settled - 1)) / (rounds.size() - settled);
          if (counts) {
            System.out.printf(Locale.ROOT, "query %s %s %.2f %.2f %d %d%n", kind, variant, micros, cpu, bytes, sink % 10);
          }
        }
      }
    }
  }

  /** Prints what must be the same on both sides: totals, counts of people, and the bits of the ten best scores, pruned and not. */
  private static void check(IndexSearcher searcher, DefaultSortedSetDocValuesReaderState state, String kind, List<Ask> asks) throws IOException {
    long total = 0;
    long counts = 0;
    long top = 0xCBF29CE484222325L;
    long exact = top;
    for (Ask a : asks) {
      top = hash(top, searcher.search(a.query(), 10));
      TopScoreDocCollector c = TopScoreDocCollector.create(10, Integer.MAX_VALUE);
      FacetsCollector f = new FacetsCollector();
      searcher.search(a.query(), MultiCollector.wrap(c, f));
      TopDocs all = c.topDocs();
      exact = hash(exact, all);
      total += all.totalHits.value;
      FacetResult people = new SortedSetDocValuesFacetCounts(state, f).getTopChildren(10, "person");
      if (people != null) {
        counts += people.childCount;
        for (LabelAndValue value : people.labelValues) {
          counts += value.value.longValue();
        }
      }
    }
    System.out.printf("check %s-totals %d%ncheck %s-people %d%n", kind, total, kind, counts);
    System.out.printf("check %s-top-scores %016x%ncheck %s-exact-scores %016x%n", kind, top, kind, exact);
  }

  private static long hash(long hash, TopDocs top) {
    for (ScoreDoc hit : top.scoreDocs) {
      hash = (hash ^ Float.floatToIntBits(hit.score)) * 0x100000001B3L;
    }
    return hash;
  }

  private static long run(IndexSearcher searcher, Analyzer analyzer, DefaultSortedSetDocValuesReaderState state, Ask a, String variant) throws IOException {
    switch (variant) {
      case "top":
        return searcher.search(a.query(), 10).scoreDocs.length;
      case "exact": {
        TopScoreDocCollector c = TopScoreDocCollector.create(10, Integer.MAX_VALUE);
        searcher.search(a.query(), c);
        return c.topDocs().totalHits.value;
      }
      case "facets": {
        TopScoreDocCollector c = TopScoreDocCollector.create(10, Integer.MAX_VALUE);
        FacetsCollector f = new FacetsCollector();
        searcher.search(a.query(), MultiCollector.wrap(c, f));
        var top = new SortedSetDocValuesFacetCounts(state, f).getTopChildren(10, "person");
        return c.topDocs().totalHits.value + (top == null ? 0 : top.childCount);
      }
      default: {
        TopDocs top = searcher.search(parse(analyzer, a.kind(), a.text()), 10);
        long length = 0;
        for (ScoreDoc hit : top.scoreDocs) {
          length += searcher.doc(hit.doc, Set.of("title")).get("title").length();
        }
        return length;
      }
    }
  }

  private static Query parse(Analyzer analyzer, String kind, String text) throws IOException {
    if (kind.equals("prefix")) {
      return new PrefixQuery(new Term("body", text.toLowerCase(Locale.ROOT)));
    }
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("body", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    }
    if (kind.equals("phrase")) {
      return new PhraseQuery("body", terms.toArray(new String[0]));
    }
    if (terms.size() == 1) {
      return new TermQuery(new Term("body", terms.get(0)));
    }
    BooleanQuery.Builder b = new BooleanQuery.Builder();
    for (String t : terms) {
      b.add(new TermQuery(new Term("body", t)), kind.startsWith("and") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
    }
    return b.build();
  }
}
