using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Search.Lucene.Documents;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Facets;

/// <summary>
/// The dictionary of a sorted-set column over all segments of a reader: values numbered in the order of their bytes, and for each
/// segment the number of each of its own. Made once a reader and column, then shared; immutable.
/// Format of values: <see cref="FacetField"/>.
/// </summary>
public sealed class FacetColumn
{
    private static readonly ConditionalWeakTable<IndexReader, ConcurrentDictionary<string, Lazy<FacetColumn>>> Known = [];

    private readonly int[]?[] _globalOrdinals;
    private readonly byte[][] _values;

    private FacetColumn(string name, IndexReader reader)
    {
        Name = name;
        _globalOrdinals = new int[]?[reader.Leaves.Count];
        _values = Merge(reader);
    }

    public string Name { get; }

    /// <summary>Number of distinct values.</summary>
    public int ValueCount => _values.Length;

    /// <summary>The column of a reader; the caller holds a reference to the reader.</summary>
    public static FacetColumn Of(IndexReader reader, string column)
    {
        ConcurrentDictionary<string, Lazy<FacetColumn>> columns =
            Known.GetValue(reader, static _ => new ConcurrentDictionary<string, Lazy<FacetColumn>>(StringComparer.Ordinal));
        return columns.GetOrAdd(column, name => new Lazy<FacetColumn>(() => new FacetColumn(name, reader))).Value;
    }

    /// <summary>The value as indexed: dimension, U+001F, label.</summary>
    public ReadOnlySpan<byte> Value(int ordinal) => _values[ordinal];

    /// <summary>What follows the dimension in a value.</summary>
    public string Label(int ordinal) => FacetField.Decode(Encoding.UTF8.GetString(_values[ordinal])).Label;

    /// <summary>Ordinal of a dimension's label, or -1.</summary>
    public int Ordinal(string dimension, string label)
    {
        int found = Find(Encoding.UTF8.GetBytes(FacetField.Encode(dimension, label)));
        return found < 0 ? -1 : found;
    }

    /// <summary>The ordinals of a dimension: from, and behind the last.</summary>
    public (int Start, int End) Range(string dimension)
    {
        byte[] from = Encoding.UTF8.GetBytes(FacetField.Encode(dimension, "x"))[..^1];
        byte[] to = [.. from];
        to[^1]++;
        int start = Find(from);
        int end = Find(to);
        return (start < 0 ? ~start : start, end < 0 ? ~end : end);
    }

    /// <summary>For each ordinal of a segment the one here; null where they are the same.</summary>
    internal int[]? GlobalOrdinals(int leafOrdinal) => _globalOrdinals[leafOrdinal];

    private int Find(byte[] value)
    {
        int low = 0;
        int high = _values.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = _values[middle].AsSpan().SequenceCompareTo(value);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    private byte[][] Merge(IndexReader reader)
    {
        List<byte[]> values = [];
        PriorityQueue<Source, Source> heads = new(Comparer<Source>.Create(static (left, right) =>
        {
            int order = left.Terms.Term.SequenceCompareTo(right.Terms.Term);
            return order != 0 ? order : left.Leaf.CompareTo(right.Leaf);
        }));
        foreach (LeafContext leaf in reader.Leaves)
        {
            if (leaf.Reader.SortedSetDocValues(Name) is { ValueCount: > 0 } column)
            {
                _globalOrdinals[leaf.Ordinal] = new int[column.ValueCount];
                Source source = new(leaf.Ordinal, column.GetTerms());
                if (source.Terms.MoveNext())
                {
                    heads.Enqueue(source, source);
                }
            }
            else if (leaf.Reader.FieldInfos[Name] is { DocValuesType: not Model.DocValuesType.None and not Model.DocValuesType.SortedSet })
            {
                throw new UnsupportedFieldException(Name, "a sorted-set column");
            }
        }

        while (heads.TryDequeue(out Source? source, out _))
        {
            if (values.Count == 0 || !source.Terms.Term.SequenceEqual(values[^1]))
            {
                values.Add(source.Terms.Term.ToArray());
            }

            _globalOrdinals[source.Leaf]![source.Next++] = values.Count - 1;
            if (source.Terms.MoveNext())
            {
                heads.Enqueue(source, source);
            }
        }

        for (int leaf = 0; leaf < _globalOrdinals.Length; leaf++)
        {
            if (_globalOrdinals[leaf] is { } ordinals && ordinals.Length == values.Count)
            {
                _globalOrdinals[leaf] = null;
            }
        }

        return [.. values];
    }

    private sealed class Source(int leaf, TermsEnum terms)
    {
        public int Leaf { get; } = leaf;

        public TermsEnum Terms { get; } = terms;

        public int Next { get; set; }
    }
}
