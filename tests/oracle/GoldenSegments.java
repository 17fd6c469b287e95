import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.core.*;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

/**
 * Writes the golden indexes of segment files, stored fields and term vectors:
 * java -cp lucene-core.jar:lucene-analyzers-common.jar GoldenSegments.java TARGET_FOLDER
 * What the documents hold is a formula of their number, repeated in GoldenDocuments.cs.
 */
public class GoldenSegments {
    static final String[] WORDS = {"amt", "bahn", "chor", "dorf", "ernte", "fluss", "garten", "hafen", "insel", "jagd", "küste", "land"};

    public static void main(String[] args) throws Exception {
        Path root = Paths.get(args[0]);
        plain(root.resolve("segments"));
        many(root.resolve("stored-compression"), Lucene87Codec.Mode.BEST_COMPRESSION);
        many(root.resolve("stored-speed"), Lucene87Codec.Mode.BEST_SPEED);
        sorted(root.resolve("sorted"));
    }

    static IndexWriterConfig config(Lucene87Codec.Mode mode, boolean compound) {
        IndexWriterConfig c = new IndexWriterConfig(new WhitespaceAnalyzer());
        c.setCodec(new Lucene87Codec(mode));
        c.setUseCompoundFile(compound);
        c.setMergePolicy(NoMergePolicy.INSTANCE);
        c.setCommitOnClose(false);
        return c;
    }

    static String body(int doc) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 5 + doc % 7; i++) {
            b.append(i == 0 ? "" : " ").append(WORDS[(doc * 7 + i * i) % WORDS.length]);
        }
        return b.toString();
    }

    /** A token stream over the body whose every second token has a payload: its position as two bytes. */
    static final class Payloads extends TokenFilter {
        final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
        int at;

        Payloads(TokenStream in) {
            super(in);
        }

        @Override
        public boolean incrementToken() throws java.io.IOException {
            if (!input.incrementToken()) {
                return false;
            }
            payload.setPayload(at % 2 == 0 ? new BytesRef(new byte[] {(byte) at, (byte) 7}) : null);
            at++;
            return true;
        }

        @Override
        public void reset() throws java.io.IOException {
            super.reset();
            at = 0;
        }
    }

    static TokenStream payloads(String text) throws Exception {
        WhitespaceTokenizer t = new WhitespaceTokenizer();
        t.setReader(new java.io.StringReader(text));
        return new Payloads(t);
    }

    static Document document(int doc) throws Exception {
        Document d = new Document();
        d.add(new StringField("id", "d" + doc, Field.Store.YES));
        d.add(new TextField("body", body(doc), Field.Store.YES));
        if (doc % 5 != 3) {
            d.add(new StoredField("int", doc * (doc % 2 == 0 ? 1 : -1)));
            d.add(new StoredField("long", doc % 4 == 0 ? doc * 86_400_000L : doc % 4 == 1 ? doc * -3_600_000L : doc % 4 == 2 ? doc * 1000L : Long.MIN_VALUE + doc));
            d.add(new StoredField("float", doc % 3 == 0 ? (float) doc : doc * -0.37f));
            d.add(new StoredField("double", doc % 3 == 0 ? (double) (doc % 100) : doc % 3 == 1 ? doc * 0.5 : doc * -1.000000001));
            byte[] bytes = new byte[doc % 9];
            Arrays.fill(bytes, (byte) doc);
            d.add(new StoredField("bytes", bytes));
        }

        FieldType full = new FieldType(TextField.TYPE_NOT_STORED);
        full.setStoreTermVectors(true);
        full.setStoreTermVectorPositions(true);
        full.setStoreTermVectorOffsets(true);
        d.add(new Field("full", body(doc) + " " + body(doc + 1), full));
        if (doc % 3 == 0) {
            FieldType bare = new FieldType(TextField.TYPE_NOT_STORED);
            bare.setStoreTermVectors(true);
            d.add(new Field("bare", body(doc), bare));
        }
        if (doc % 4 == 0) {
            FieldType paid = new FieldType(TextField.TYPE_NOT_STORED);
            paid.setStoreTermVectors(true);
            paid.setStoreTermVectorPositions(true);
            paid.setStoreTermVectorPayloads(true);
            d.add(new Field("paid", payloads(body(doc)), paid));
        }
        if (doc % 6 == 0) {
            FieldType offsets = new FieldType(TextField.TYPE_NOT_STORED);
            offsets.setStoreTermVectors(true);
            offsets.setStoreTermVectorOffsets(true);
            d.add(new Field("offsets", body(doc), offsets));
        }
        d.add(new NumericDocValuesField("rank", doc));
        d.add(new IntPoint("place", doc, -doc));
        return d;
    }

    /** Two segments, the second compound; deletions, a soft deletion, an updated column, user data. */
    static void plain(Path path) throws Exception {
        try (Directory dir = FSDirectory.open(path)) {
            IndexWriterConfig c = config(Lucene87Codec.Mode.BEST_SPEED, false);
            c.setSoftDeletesField("gone");
            try (IndexWriter w = new IndexWriter(dir, c)) {
                for (int i = 0; i < 12; i++) {
                    w.addDocument(document(i));
                }
                w.flush();
                w.getConfig().setUseCompoundFile(true);
                for (int i = 12; i < 20; i++) {
                    w.addDocument(document(i));
                }
                w.flush();
                w.deleteDocuments(new Term("id", "d3"), new Term("id", "d14"));
                w.softUpdateDocument(new Term("id", "d5"), document(20), new NumericDocValuesField("gone", 1));
                w.updateNumericDocValue(new Term("id", "d7"), "rank", 700);
                w.setLiveCommitData(Map.of("place", "Hafen", "year", "1921").entrySet());
                w.commit();
            }
        }
    }

    /** One segment of several chunks; one document is larger than a chunk. */
    static void many(Path path, Lucene87Codec.Mode mode) throws Exception {
        try (Directory dir = FSDirectory.open(path)) {
            try (IndexWriter w = new IndexWriter(dir, config(mode, true))) {
                for (int i = 0; i < 300; i++) {
                    Document d = new Document();
                    d.add(new StoredField("id", "d" + i));
                    StringBuilder b = new StringBuilder();
                    for (int k = 0; k < (i == 100 ? 2000 : i % 40); k++) {
                        b.append(body(i + k)).append('\n');
                    }
                    d.add(new StoredField("text", b.toString()));
                    w.addDocument(i % 50 == 49 ? new Document() : d);
                }
                w.commit();
            }
        }
    }

    /** An index sorted by several keys. */
    static void sorted(Path path) throws Exception {
        try (Directory dir = FSDirectory.open(path)) {
            IndexWriterConfig c = config(Lucene87Codec.Mode.BEST_SPEED, false);
            SortField rank = new SortField("rank", SortField.Type.LONG, true);
            rank.setMissingValue(-5L);
            SortField set = new SortedSetSortField("tags", true, SortedSetSelector.Type.MAX);
            set.setMissingValue(SortField.STRING_LAST);
            SortField numbers = new SortedNumericSortField("numbers", SortField.Type.FLOAT, false, SortedNumericSelector.Type.MIN);
            numbers.setMissingValue(-1.5f);
            c.setIndexSort(new Sort(rank, set, numbers, new SortField("name", SortField.Type.STRING)));
            try (IndexWriter w = new IndexWriter(dir, c)) {
                for (int i = 0; i < 9; i++) {
                    Document d = new Document();
                    d.add(new StringField("id", "d" + i, Field.Store.YES));
                    d.add(new NumericDocValuesField("rank", i / 2));
                    d.add(new SortedSetDocValuesField("tags", new BytesRef("t" + i)));
                    d.add(new SortedNumericDocValuesField("numbers", org.apache.lucene.util.NumericUtils.floatToSortableInt(i)));
                    d.add(new SortedDocValuesField("name", new BytesRef("n" + i)));
                    w.addDocument(d);
                }
                w.commit();
            }
        }
    }
}
