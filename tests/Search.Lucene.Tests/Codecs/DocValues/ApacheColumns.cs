using System.Buffers.Binary;
using System.Globalization;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Codecs.Norms;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Codecs.DocValues;

/// <summary>
/// A segment as <c>tests/oracle/ColumnsOracle.java</c> dumped it: its description, and a count and checksum of the content of every
/// column, which this class computes alike from our readers.
/// </summary>
internal sealed class ApacheColumns
{
    private readonly List<string> _expected = [];
    private readonly byte[] _scratch = new byte[8];
    private uint _crc;
    private long _count;

    public ApacheColumns(IReadOnlyList<string> dump)
    {
        var fields = new List<FieldInfo>();
        string[] segment = dump[0].Split('\t');
        foreach (string line in dump.Skip(1))
        {
            string[] words = line.Split('\t');
            if (words[0] != "field")
            {
                _expected.Add(line);
                continue;
            }

            fields.Add(new FieldInfo
            {
                Number = int.Parse(words[1], CultureInfo.InvariantCulture),
                Name = words[2],
                DocValuesType = Enum.Parse<DocValuesType>(words[3].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
                IndexOptions = words[4] == "true" ? IndexOptions.DocsAndFreqsAndPositions : IndexOptions.None,
                PointDimensionCount = int.Parse(words[5], CultureInfo.InvariantCulture),
                PointIndexDimensionCount = int.Parse(words[6], CultureInfo.InvariantCulture),
                PointByteCount = int.Parse(words[7], CultureInfo.InvariantCulture),
                Attributes = words[8].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')).ToDictionary(a => a[0], a => a[1]),
            });
        }

        Fields = new FieldInfos(fields);
        Segment = new SegmentInfo { Name = segment[1], Id = Convert.FromHexString(segment[2]), MaxDoc = int.Parse(segment[3], CultureInfo.InvariantCulture) };
    }

    public FieldInfos Fields { get; }

    public SegmentInfo Segment { get; }

    /// <summary>Lines of the dump that tell the content of doc values and norms.</summary>
    public IEnumerable<string> ExpectedColumns => _expected.Where(l => l.StartsWith("column\t", StringComparison.Ordinal) || l.StartsWith("norms\t", StringComparison.Ordinal));

    /// <summary>Lines of the dump that tell the content of points.</summary>
    public IEnumerable<string> ExpectedPoints => _expected.Where(l => l.StartsWith("points\t", StringComparison.Ordinal) || l.StartsWith("query ", StringComparison.Ordinal));

    /// <summary>The same lines from our readers over the files in the storage.</summary>
    public List<string> ReadColumns(IndexStorage storage)
    {
        var state = new SegmentReadState(storage, Segment, Fields);
        using var columns = new DocValuesReader(state);
        using var norms = new NormsReader(state);
        columns.CheckIntegrity();
        norms.CheckIntegrity();
        var lines = new List<string>();
        foreach (FieldInfo field in Fields)
        {
            _crc = 0;
            _count = 0;
            if (field.HasNorms)
            {
                PutAll(norms.Get(field.Name)!);
                lines.Add($"norms\t{field.Name}\t{_count}\t{_crc:x}");
            }
            else if (field.DocValuesType != DocValuesType.None)
            {
                PutColumn(columns, field);
                lines.Add($"column\t{field.Name}\t{_count}\t{_crc:x}");
            }
        }

        return lines;
    }

    /// <summary>Begins another checksum.</summary>
    public void Start()
    {
        _crc = 0;
        _count = 0;
    }

    public string Line(string what, FieldInfo field) => $"{what}\t{field.Name}\t{_count}\t{_crc:x}";

    public void Put(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_scratch, value);
        _crc = Crc32.Append(_crc, _scratch);
        _count++;
    }

    public void Put(ReadOnlySpan<byte> value)
    {
        Put(value.Length);
        _crc = Crc32.Append(_crc, value);
    }

    private void PutAll(NumericDocValues values)
    {
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            Put(values.DocId);
            Put(values.Value);
        }
    }

    private void PutColumn(DocValuesReader columns, FieldInfo field)
    {
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                PutAll(columns.Numeric(field.Name)!);
                break;
            case DocValuesType.Binary:
                BinaryDocValues binary = columns.Binary(field.Name)!;
                while (binary.NextDoc() != DocIdSetIterator.NoMoreDocs)
                {
                    Put(binary.DocId);
                    Put(binary.Value);
                }

                break;
            case DocValuesType.Sorted:
                SortedDocValues sorted = columns.Sorted(field.Name)!;
                while (sorted.NextDoc() != DocIdSetIterator.NoMoreDocs)
                {
                    Put(sorted.DocId);
                    Put(sorted.Ordinal);
                }

                PutTerms(sorted.GetTerms());
                break;
            case DocValuesType.SortedSet:
                SortedSetDocValues set = columns.SortedSet(field.Name)!;
                while (set.NextDoc() != DocIdSetIterator.NoMoreDocs)
                {
                    Put(set.DocId);
                    for (long ordinal = set.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = set.NextOrdinal())
                    {
                        Put(ordinal);
                    }
                }

                PutTerms(set.GetTerms());
                break;
            default:
                SortedNumericDocValues numbers = columns.SortedNumeric(field.Name)!;
                while (numbers.NextDoc() != DocIdSetIterator.NoMoreDocs)
                {
                    Put(numbers.DocId);
                    for (int left = numbers.ValueCount; left > 0; left--)
                    {
                        Put(numbers.NextValue());
                    }
                }

                break;
        }
    }

    private void PutTerms(TermsEnum terms)
    {
        while (terms.MoveNext())
        {
            Put(terms.Term);
        }
    }
}
