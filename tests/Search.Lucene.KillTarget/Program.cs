using System.Globalization;
using Search.Lucene.Analysis;
using Search.Lucene.Documents;
using Search.Lucene.KillTarget;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

// Writes to an index until it is killed: FOLDER SEED plain|sorted. On standard output "try DIGEST" comes before each commit and
// "ack DIGEST" after it, where the digest is that of the content.
const int Ids = 150;
var random = new Random(int.Parse(args[1], CultureInfo.InvariantCulture));
bool sorted = string.Equals(args[2], "sorted", StringComparison.Ordinal);
using var analyzer = new WhitespaceAnalyzer();
using var storage = new FileStorage(args[0]);
var content = new IndexContent();
if (DirectoryReader.IndexExists(storage))
{
    using DirectoryReader reader = DirectoryReader.Open(storage, softDeletesField: IndexContent.SoftDeletesField);
    content = IndexContent.Read(reader);
}

using var writer = new IndexWriter(storage, new IndexWriterOptions
{
    Analyzer = analyzer,
    RamBufferMegabytes = 4,
    UseCompoundFile = random.Next(2) == 0,
    MergeExecution = random.Next(3) == 0 ? MergeExecution.Inline : MergeExecution.Background,
    MaxConcurrentMerges = 2,
    IndexSort = sorted ? [IndexSortField.Int64("version", reverse: true)] : [],
    SoftDeletesField = IndexContent.SoftDeletesField,
});
Console.WriteLine("ready");
for (long version = random.NextInt64(1L << 40); ; version++)
{
    string id = random.Next(Ids).ToString(CultureInfo.InvariantCulture);
    var term = new Term("id", id);
    switch (random.Next(100))
    {
        case < 50:
            writer.UpdateDocument(term, Document(id, version));
            content.Put(id, version, 0);
            break;
        case < 65:
            writer.SoftUpdateDocument(term, Document(id, version), DocValuesUpdate.Numeric(IndexContent.SoftDeletesField, 1));
            content.Put(id, version, 0);
            break;
        case < 80:
            writer.UpdateNumericDocValue(term, "counter", version);
            content.Count(id, version);
            break;
        case < 88:
            writer.DeleteDocuments(term);
            content.Remove(id);
            break;
        case < 93:
            writer.Flush();
            break;
        case < 94:
            writer.ForceMerge(random.Next(1, 4));
            break;
        case < 96:
            writer.PrepareCommit();
            Commit();
            break;
        default:
            Commit();
            break;
    }
}

void Commit()
{
    string digest = content.Digest();
    Console.WriteLine("try " + digest);
    writer.Commit();
    Console.WriteLine("ack " + digest);
}

static Document Document(string id, long version) => new(
    new StringField("id", id, stored: true),
    new NumericDocValuesField("version", version),
    new NumericDocValuesField("counter", 0),
    new TextField("body", $"fassung {version} von {id} alle", new TextFieldOptions { TermVectors = TermVectorOptions.Positions }),
    new SortedSetDocValuesField("group", $"g{version % 7}"),
    new LongPoint("at", version));
