using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.KillTarget;

/// <summary>What the index of the test should hold: by id, the version and the counter of a document.</summary>
public sealed class IndexContent
{
    /// <summary>The column that marks softly deleted documents.</summary>
    public const string SoftDeletesField = "__soft";

    private readonly SortedDictionary<string, (long Version, long Counter)> _documents = new(StringComparer.Ordinal);

    /// <summary>The documents of an index, all of whose parts are looked at.</summary>
    /// <exception cref="InvalidDataException">A document is there twice, or its parts contradict each other.</exception>
    public static IndexContent Read(DirectoryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var content = new IndexContent();
        foreach (LeafReader leaf in reader.Leaves.Select(l => l.Reader))
        {
            NumericDocValues? versions = leaf.NumericDocValues("version");
            NumericDocValues? counters = leaf.NumericDocValues("counter");
            TermsEnum? ids = leaf.Terms("id")?.GetEnumerator();
            for (int doc = 0; doc < leaf.MaxDoc; doc++)
            {
                if (leaf.LiveDocs is { } live && !live[doc])
                {
                    continue;
                }

                var id = new StoredId();
                leaf.StoredFields(doc, id);
                bool whole = versions is not null && versions.AdvanceExact(doc) && counters is not null && counters.AdvanceExact(doc)
                    && ids is not null && ids.SeekExact(Encoding.UTF8.GetBytes(id.Value));
                if (!whole || !content._documents.TryAdd(id.Value, (versions!.Value, counters!.Value)))
                {
                    throw new InvalidDataException($"document '{id.Value}' is there twice, or not whole");
                }
            }
        }

        return content;
    }

    public void Put(string id, long version, long counter) => _documents[id] = (version, counter);

    public void Count(string id, long counter)
    {
        if (_documents.TryGetValue(id, out (long Version, long Counter) known))
        {
            _documents[id] = (known.Version, counter);
        }
    }

    public void Remove(string id) => _documents.Remove(id);

    /// <summary>Equal for equal contents.</summary>
    public string Digest()
    {
        var text = new StringBuilder();
        foreach ((string id, (long version, long counter)) in _documents)
        {
            text.Append(CultureInfo.InvariantCulture, $"{id} {version} {counter}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed class StoredId : StoredFieldVisitor
    {
        public string Value { get; private set; } = "";

        public override StoredFieldStatus Needs(FieldInfo field) => StoredFieldStatus.Yes;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Value = Encoding.UTF8.GetString(utf8);

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value)
        {
        }

        public override void Int32Field(FieldInfo field, int value)
        {
        }

        public override void Int64Field(FieldInfo field, long value)
        {
        }

        public override void SingleField(FieldInfo field, float value)
        {
        }

        public override void DoubleField(FieldInfo field, double value)
        {
        }
    }
}
