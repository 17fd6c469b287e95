using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Points;

/// <summary>Decodes leaves of a tree, into buffers that each leaf overwrites. Not thread-safe.</summary>
internal sealed class PointLeaf
{
    private readonly IndexInput _data;
    private readonly PointShape _shape;
    private readonly int _maxDoc;
    private readonly int[] _docs;
    private readonly byte[] _value;
    private readonly byte[] _bounds;
    private readonly int[] _prefixes;

    public PointLeaf(IndexInput data, PointShape shape, long pointCount, int maxDoc)
    {
        _data = data;
        _shape = shape;
        _maxDoc = maxDoc;
        _docs = new int[Math.Min(shape.MaxLeafPoints, pointCount)];
        _value = new byte[shape.PackedLength];
        _bounds = new byte[2 * shape.IndexLength];
        _prefixes = new int[shape.Dimensions];
    }

    /// <summary>Shows the documents only.</summary>
    public void VisitDocs<TVisitor>(long offset, ref TVisitor visitor)
        where TVisitor : IPointVisitor, allows ref struct
    {
        DataReader reader = _data.OpenReader(offset);
        foreach (int doc in ReadDocs(ref reader))
        {
            visitor.Visit(doc);
        }
    }

    /// <summary>Shows documents and values, or documents only when the leaf's own bounds turn out to lie inside.</summary>
    public void VisitValues<TVisitor>(long offset, ref TVisitor visitor)
        where TVisitor : IPointVisitor, allows ref struct
    {
        DataReader reader = _data.OpenReader(offset);
        VisitValues(ref reader, ref visitor);
    }

    /// <inheritdoc cref="VisitValues{TVisitor}(long, ref TVisitor)"/>
    public void VisitValues<TVisitor>(ref DataReader reader, ref TVisitor visitor)
        where TVisitor : IPointVisitor, allows ref struct
    {
        ReadOnlySpan<int> docs = ReadDocs(ref reader);
        ReadPrefixes(ref reader);
        int dimension = (sbyte)reader.ReadByte();
        if (dimension < PointsFormat.FewValues || dimension >= _shape.Dimensions)
        {
            throw reader.Corrupt($"a leaf sorted by dimension {dimension}");
        }

        if (dimension == PointsFormat.AllEqual)
        {
            foreach (int doc in docs)
            {
                visitor.Visit(doc, _value);
            }

            return;
        }

        if (_shape.IndexDimensions > 1)
        {
            ReadBounds(ref reader);
            switch (visitor.Compare(_bounds.AsSpan(0, _shape.IndexLength), _bounds.AsSpan(_shape.IndexLength)))
            {
                case PointRelation.Outside:
                    return;
                case PointRelation.Inside:
                    foreach (int doc in docs)
                    {
                        visitor.Visit(doc);
                    }

                    return;
                default:
                    break;
            }
        }

        if (dimension == PointsFormat.FewValues)
        {
            VisitRuns(ref reader, docs, ref visitor);
        }
        else
        {
            VisitSorted(ref reader, docs, dimension, ref visitor);
        }
    }

    private void VisitRuns<TVisitor>(ref DataReader reader, scoped ReadOnlySpan<int> docs, ref TVisitor visitor)
        where TVisitor : IPointVisitor, allows ref struct
    {
        while (!docs.IsEmpty)
        {
            int run = reader.ReadVInt32();
            CheckRun(ref reader, run, docs.Length);
            ReadSuffixes(ref reader);
            foreach (int doc in docs[..run])
            {
                visitor.Visit(doc, _value);
            }

            docs = docs[run..];
        }
    }

    private void VisitSorted<TVisitor>(ref DataReader reader, scoped ReadOnlySpan<int> docs, int dimension, ref TVisitor visitor)
        where TVisitor : IPointVisitor, allows ref struct
    {
        int prefix = _prefixes[dimension]++;
        if (prefix == _shape.Width)
        {
            throw reader.Corrupt($"a leaf sorted by dimension {dimension}, in which all values are the same");
        }

        int at = (dimension * _shape.Width) + prefix;
        while (!docs.IsEmpty)
        {
            _value[at] = reader.ReadByte();
            int run = reader.ReadByte();
            CheckRun(ref reader, run, docs.Length);
            foreach (int doc in docs[..run])
            {
                ReadSuffixes(ref reader);
                visitor.Visit(doc, _value);
            }

            docs = docs[run..];
        }
    }

    private static void CheckRun(ref DataReader reader, int run, int left)
    {
        if (run <= 0 || run > left)
        {
            throw reader.Corrupt($"a run of {run} points where {left} are left");
        }
    }

    private ReadOnlySpan<int> ReadDocs(ref DataReader reader)
    {
        int count = reader.ReadVInt32();
        if (count <= 0 || count > _docs.Length)
        {
            throw reader.Corrupt($"a leaf of {count} points, where at most {_docs.Length} are possible");
        }

        Span<int> docs = _docs.AsSpan(0, count);
        byte coding = reader.ReadByte();
        switch (coding)
        {
            case PointsFormat.AscendingIds:
                int previous = 0;
                foreach (ref int doc in docs)
                {
                    previous += reader.ReadVInt32();
                    doc = previous;
                }

                break;
            case PointsFormat.Ids24:
                ReadOnlySpan<byte> bytes = reader.ReadBytes(3 * count);
                for (int i = 0; i < docs.Length; i++)
                {
                    docs[i] = (bytes[3 * i] << 16) | (bytes[(3 * i) + 1] << 8) | bytes[(3 * i) + 2];
                }

                break;
            case PointsFormat.Ids32:
                foreach (ref int doc in docs)
                {
                    doc = reader.ReadInt32();
                }

                break;
            default:
                throw reader.Corrupt($"document ids in the unknown coding {coding}");
        }

        foreach (int doc in docs)
        {
            if ((uint)doc >= (uint)_maxDoc)
            {
                throw reader.Corrupt($"document {doc} of {_maxDoc}");
            }
        }

        return docs;
    }

    private void ReadPrefixes(ref DataReader reader)
    {
        for (int d = 0; d < _shape.Dimensions; d++)
        {
            int length = reader.ReadVInt32();
            if ((uint)length > (uint)_shape.Width)
            {
                throw reader.Corrupt($"{length} shared bytes in dimension {d}");
            }

            _prefixes[d] = length;
            reader.ReadBytes(length).CopyTo(_value.AsSpan(d * _shape.Width));
        }
    }

    private void ReadBounds(ref DataReader reader)
    {
        _value.AsSpan(0, _shape.IndexLength).CopyTo(_bounds);
        _value.AsSpan(0, _shape.IndexLength).CopyTo(_bounds.AsSpan(_shape.IndexLength));
        for (int d = 0; d < _shape.IndexDimensions; d++)
        {
            int at = (d * _shape.Width) + _prefixes[d];
            int length = _shape.Width - _prefixes[d];
            reader.ReadBytes(length).CopyTo(_bounds.AsSpan(at));
            reader.ReadBytes(length).CopyTo(_bounds.AsSpan(_shape.IndexLength + at));
        }
    }

    private void ReadSuffixes(ref DataReader reader)
    {
        for (int d = 0; d < _shape.Dimensions; d++)
        {
            reader.ReadBytes(_shape.Width - _prefixes[d]).CopyTo(_value.AsSpan((d * _shape.Width) + _prefixes[d]));
        }
    }
}
