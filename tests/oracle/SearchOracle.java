import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.facet.range.LongRange;
import org.apache.lucene.facet.range.LongRangeFacetCounts;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.*;
import org.apache.lucene.search.grouping.GroupDocs;
import org.apache.lucene.search.grouping.GroupingSearch;
import org.apache.lucene.search.grouping.TopGroups;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Searches by Apache Lucene 8.8 as a server for tests: reads commands from standard input, words separated by tabs, and ends each
 * answer with a line "END". Commands: "open DIR"; "search SIZE QUERY" (total under exact counting, then "doc scorebits" a hit);
 * "sort SIZE KEYS QUERY" (total, then a doc a line; a key is "field:type:reverse:missingFirst", keys by commas); "explain DOCS QUERY"
 * (for each document whether it matches); "group FIELD GROUPS DOCS QUERY" (groups, hits, then "value doc doc ..." a group);
 * "ranges FIELD low:high,... QUERY" (a count a line); "spell FIELD WORD SIZE MODE" ("word scorebits freq" a line); "similar FIELD DOC"
 * (terms by weight); "facets DIM TOP QUERY" (values, occurrences, then
 * "count label" a value). Queries are s-expressions: (term field text), (all), (none), (bool MIN (must Q) ...), (phrase SLOP field
 * place:text ...), (prefix field text), (wildcard field pattern), (fuzzy field text edits prefix max transpositions),
 * (range field lower upper includeLower includeUpper), (points field lower upper), (column field lower upper), (exists field),
 * (in field text ...), (constant Q), (boost BITS Q), (best BITS Q ...), (regexp field HEX), (near field S) where S is (word text),
 * (block S ...), (or S ...), (ordered S ...), (unordered S ...), (gaps N S), (width N S).
 */
public final class SearchOracle {
  private static IndexSearcher searcher;
  private static DirectoryReader reader;

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] c = line.split("\t");
      try {
        switch (c[0]) {
          case "open" -> {
            if (reader != null) {
              reader.close();
            }
            reader = DirectoryReader.open(FSDirectory.open(Path.of(c[1])));
            searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
          }
          case "search" -> search(Integer.parseInt(c[1]), parse(c[2]), out);
          case "sort" -> sort(Integer.parseInt(c[1]), c[2], parse(c[3]), out);
          case "explain" -> explain(c[1], parse(c[2]), out);
          case "group" -> group(c[1], Integer.parseInt(c[2]), Integer.parseInt(c[3]), parse(c[4]), out);
          case "ranges" -> ranges(c[1], c[2], parse(c[3]), out);
          case "spell" -> spell(c[1], c[2], Integer.parseInt(c[3]), SuggestMode.values()[Integer.parseInt(c[4])], out);
          case "similar" -> similar(c[1], Integer.parseInt(c[2]), out);
          case "facets" -> facets(c[1], Integer.parseInt(c[2]), parse(c[3]), out);
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

  private static void search(int size, Query query, PrintWriter out) throws IOException {
    TopScoreDocCollector top = TopScoreDocCollector.create(size, Integer.MAX_VALUE);
    searcher.search(query, top);
    TopDocs docs = top.topDocs();
    out.println(docs.totalHits.value + " " + searcher.count(query));
    for (ScoreDoc hit : docs.scoreDocs) {
      out.println(hit.doc + " " + Integer.toHexString(Float.floatToRawIntBits(hit.score)));
    }
  }

  private static SortField key(String text) {
    String[] k = text.split(":");
    boolean reverse = k[2].equals("1");
    boolean missingFirst = k[3].equals("1");
    switch (k[1]) {
      case "score":
        return reverse ? SortField.FIELD_SCORE : new SortField(null, SortField.Type.SCORE, true);
      case "doc":
        return new SortField(null, SortField.Type.DOC, reverse);
      case "string": {
        SortField by = new SortField(k[0], SortField.Type.STRING, reverse);
        by.setMissingValue(missingFirst == reverse ? SortField.STRING_LAST : SortField.STRING_FIRST);
        return by;
      }
      default: {
        SortField by = new SortField(k[0], SortField.Type.LONG, reverse);
        by.setMissingValue(missingFirst == reverse ? Long.MAX_VALUE : Long.MIN_VALUE);
        return by;
      }
    }
  }

  private static void explain(String docs, Query query, PrintWriter out) throws IOException {
    for (String doc : docs.split(",")) {
      out.println(searcher.explain(query, Integer.parseInt(doc)).isMatch() ? "1" : "0");
    }
  }

  private static void group(String field, int groups, int docs, Query query, PrintWriter out) throws IOException {
    GroupingSearch grouping = new GroupingSearch(field);
    grouping.setGroupDocsLimit(docs);
    grouping.setAllGroups(true);
    TopGroups<BytesRef> found = grouping.search(searcher, query, 0, groups);
    out.println(found.totalGroupCount + " " + found.totalHitCount);
    for (GroupDocs<BytesRef> one : found.groups) {
      StringBuilder line = new StringBuilder(one.groupValue == null ? "-" : one.groupValue.utf8ToString());
      line.append(' ').append(one.totalHits.value);
      for (ScoreDoc hit : one.scoreDocs) {
        line.append(' ').append(hit.doc);
      }
      out.println(line);
    }
  }

  private static void ranges(String field, String bounds, Query query, PrintWriter out) throws IOException {
    FacetsCollector hits = new FacetsCollector();
    searcher.search(query, hits);
    List<LongRange> ranges = new ArrayList<>();
    for (String pair : bounds.split(",")) {
      String[] b = pair.split(":");
      ranges.add(new LongRange("r" + ranges.size(), Long.parseLong(b[0]), true, Long.parseLong(b[1]), true));
    }
    FacetResult counted = new LongRangeFacetCounts(field, hits, ranges.toArray(new LongRange[0])).getTopChildren(ranges.size(), field);
    for (LabelAndValue value : counted.labelValues) {
      out.println(value.value);
    }
  }

  private static void spell(String field, String word, int size, SuggestMode mode, PrintWriter out) throws IOException {
    for (SuggestWord found : new DirectSpellChecker().suggestSimilar(new Term(field, word), size, reader, mode)) {
      out.println(found.string + " " + Integer.toHexString(Float.floatToRawIntBits(found.score)) + " " + found.freq);
    }
  }

  private static void similar(String field, int doc, PrintWriter out) throws IOException {
    MoreLikeThis like = new MoreLikeThis(reader);
    like.setFieldNames(new String[] {field});
    like.setBoost(true);
    for (BooleanClause clause : ((BooleanQuery) like.like(doc)).clauses()) {
      BoostQuery boosted = (BoostQuery) clause.getQuery();
      out.println(((TermQuery) boosted.getQuery()).getTerm().text() + " " + Integer.toHexString(Float.floatToRawIntBits(boosted.getBoost())));
    }
  }

  private static void sort(int size, String keys, Query query, PrintWriter out) throws IOException {
    List<SortField> by = new ArrayList<>();
    for (String key : keys.split(",")) {
      by.add(key(key));
    }
    TopFieldCollector top = TopFieldCollector.create(new Sort(by.toArray(new SortField[0])), size, Integer.MAX_VALUE);
    searcher.search(query, top);
    out.println(top.getTotalHits());
    for (ScoreDoc hit : top.topDocs().scoreDocs) {
      out.println(hit.doc);
    }
  }

  private static void facets(String dimension, int size, Query query, PrintWriter out) throws IOException {
    FacetsCollector hits = new FacetsCollector();
    searcher.search(query, hits);
    DefaultSortedSetDocValuesReaderState state = new DefaultSortedSetDocValuesReaderState(reader, "facet_" + dimension);
    FacetResult top = new SortedSetDocValuesFacetCounts(state, hits).getTopChildren(size, dimension);
    out.println(top == null ? "0 0" : top.childCount + " " + top.value);
    if (top != null) {
      for (LabelAndValue value : top.labelValues) {
        out.println(value.value + " " + value.label);
      }
    }
  }

  private static Query parse(String text) {
    return new Parser(text).query();
  }

  /** Reads one s-expression. */
  private static final class Parser {
    private final String[] words;
    private int at;

    Parser(String text) {
      words = text.replace("(", " ( ").replace(")", " ) ").trim().split(" +");
    }

    private String word() {
      return words[at++];
    }

    private boolean more() {
      return !words[at].equals(")");
    }

    Query query() {
      expect("(");
      Query query = body(word());
      expect(")");
      return query;
    }

    private void expect(String wanted) {
      String found = word();
      if (!found.equals(wanted)) {
        throw new IllegalArgumentException("expected " + wanted + " but found " + found);
      }
    }

    private Query body(String kind) {
      switch (kind) {
        case "term":
          return new TermQuery(new Term(word(), word()));
        case "all":
          return new MatchAllDocsQuery();
        case "none":
          return new MatchNoDocsQuery();
        case "bool": {
          BooleanQuery.Builder all = new BooleanQuery.Builder();
          all.setMinimumNumberShouldMatch(Integer.parseInt(word()));
          while (more()) {
            expect("(");
            BooleanClause.Occur occur = switch (word()) {
              case "must" -> BooleanClause.Occur.MUST;
              case "filter" -> BooleanClause.Occur.FILTER;
              case "not" -> BooleanClause.Occur.MUST_NOT;
              default -> BooleanClause.Occur.SHOULD;
            };
            all.add(query(), occur);
            expect(")");
          }
          return all.build();
        }
        case "phrase": {
          PhraseQuery.Builder phrase = new PhraseQuery.Builder();
          phrase.setSlop(Integer.parseInt(word()));
          String field = word();
          while (more()) {
            String[] placed = word().split(":", 2);
            phrase.add(new Term(field, placed[1]), Integer.parseInt(placed[0]));
          }
          return phrase.build();
        }
        case "prefix":
          return new PrefixQuery(new Term(word(), word()));
        case "wildcard":
          return new WildcardQuery(new Term(word(), word()));
        case "fuzzy": {
          Term term = new Term(word(), word());
          return new FuzzyQuery(term, Integer.parseInt(word()), Integer.parseInt(word()), Integer.parseInt(word()), word().equals("1"));
        }
        case "range": {
          String field = word();
          String lower = word();
          String upper = word();
          return new TermRangeQuery(field, bound(lower), bound(upper), word().equals("1"), word().equals("1"));
        }
        case "points":
          return LongPoint.newRangeQuery(word(), Long.parseLong(word()), Long.parseLong(word()));
        case "column":
          return NumericDocValuesField.newSlowRangeQuery(word(), Long.parseLong(word()), Long.parseLong(word()));
        case "exists":
          return new DocValuesFieldExistsQuery(word());
        case "in": {
          String field = word();
          List<BytesRef> terms = new ArrayList<>();
          while (more()) {
            terms.add(new BytesRef(word()));
          }
          return new TermInSetQuery(field, terms);
        }
        case "regexp": {
          String field = word();
          String hex = word();
          StringBuilder pattern = new StringBuilder();
          for (int i = 0; i < hex.length(); i += 4) {
            pattern.append((char) Integer.parseInt(hex.substring(i, i + 4), 16));
          }
          return new RegexpQuery(new Term(field, pattern.toString()), org.apache.lucene.util.automaton.RegExp.ALL, 100_000);
        }
        case "near":
          return new IntervalQuery(word(), source());
        case "constant":
          return new ConstantScoreQuery(query());
        case "boost": 
          {
          float boost = floatOf(word());
          return new BoostQuery(query(), boost);
        }
        case "best": {
          float tie = floatOf(word());
          List<Query> queries = new ArrayList<>();
          while (more()) {
            queries.add(query());
          }
          return new DisjunctionMaxQuery(queries, tie);
        }
        default:
          throw new IllegalArgumentException("unknown query " + kind);
      }
    }

    private IntervalsSource source() {
      expect("(");
      String kind = word();
      IntervalsSource found;
      switch (kind) {
        case "word" -> found = Intervals.term(word());
        case "gaps" -> {
          int gaps = Integer.parseInt(word());
          found = Intervals.maxgaps(gaps, source());
        }
        case "width" -> {
          int width = Integer.parseInt(word());
          found = Intervals.maxwidth(width, source());
        }
        default -> {
          List<IntervalsSource> parts = new ArrayList<>();
          while (more()) {
            parts.add(source());
          }
          IntervalsSource[] all = parts.toArray(new IntervalsSource[0]);
          found = switch (kind) {
            case "block" -> Intervals.phrase(all);
            case "or" -> Intervals.or(all);
            case "ordered" -> Intervals.ordered(all);
            default -> Intervals.unordered(all);
          };
        }
      }
      expect(")");
      return found;
    }

    private static BytesRef bound(String text) {
      return text.equals("*") ? null : new BytesRef(text);
    }

    private static float floatOf(String bits) {
      return Float.intBitsToFloat(Integer.parseUnsignedInt(bits, 16));
    }
  }
}
