using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Points;

/// <summary>Writes leaves (see <see cref="PointsFormat"/>), in the coding that takes fewer bytes.</summary>
internal sealed class PointLeafWriter(PointShape shape, PointBlock points)
{
    private readonly int[] _prefixes = new int[shape.Dimensions];

    /// <summary>Writes points <c>[from, to)</c>, which are rearranged.</summary>
    public void Write(DataOutput output, int from, int to)
    {
        FindPrefixes(from, to);
        int dimension = FindSparsestDimension(from, to);
        points.Sort(from, to, dimension);

        output.WriteVInt32(to - from);
        WriteDocs(output, from, to);
        for (int d = 0; d < shape.Dimensions; d++)
        {
            output.WriteVInt32(_prefixes[d]);
            output.WriteBytes(points.Value(from, d)[.._prefixes[d]]);
        }

        int shared = _prefixes.Sum();
        if (shared == shape.PackedLength)
        {
            output.WriteByte(unchecked((byte)PointsFormat.AllEqual));
            return;
        }

        int count = to - from;
        int distinct = CountDistinct(from, to);
        int runsCost = distinct * (shape.PackedLength - shared + 1);
        int sortedCost = (count * (shape.PackedLength - shared - 1)) + (2 * CountRuns(from, to, dimension));
        if (distinct < count && runsCost <= sortedCost)
        {
            output.WriteByte(unchecked((byte)PointsFormat.FewValues));
            WriteBounds(output, from, to);
            WriteFewValues(output, from, to);
        }
        else
        {
            output.WriteByte((byte)dimension);
            WriteBounds(output, from, to);
            WriteSortedValues(output, from, to, dimension);
        }
    }

    private void WriteDocs(DataOutput output, int from, int to)
    {
        bool ascending = true;
        int union = 0;
        int previous = 0;
        for (int i = from; i < to; i++)
        {
            int doc = points.Doc(i);
            ascending &= doc >= previous;
            union |= doc;
            previous = doc;
        }

        output.WriteByte(ascending ? PointsFormat.AscendingIds : union <= 0xFFFFFF ? PointsFormat.Ids24 : PointsFormat.Ids32);
        previous = 0;
        for (int i = from; i < to; i++)
        {
            int doc = points.Doc(i);
            if (ascending)
            {
                output.WriteVInt32(doc - previous);
                previous = doc;
            }
            else if (union <= 0xFFFFFF)
            {
                output.WriteInt16((short)(doc >> 8));
                output.WriteByte((byte)doc);
            }
            else
            {
                output.WriteInt32(doc);
            }
        }
    }

    private void WriteBounds(DataOutput output, int from, int to)
    {
        for (int d = 0; d < shape.IndexDimensions && shape.IndexDimensions > 1; d++)
        {
            int min = from;
            int max = from;
            for (int i = from + 1; i < to; i++)
            {
                min = points.Value(i, d).SequenceCompareTo(points.Value(min, d)) < 0 ? i : min;
                max = points.Value(i, d).SequenceCompareTo(points.Value(max, d)) > 0 ? i : max;
            }

            output.WriteBytes(points.Value(min, d)[_prefixes[d]..]);
            output.WriteBytes(points.Value(max, d)[_prefixes[d]..]);
        }
    }

    private void WriteFewValues(DataOutput output, int from, int to)
    {
        for (int start = from; start < to;)
        {
            int end = start + 1;
            while (end < to && points.Value(end).SequenceEqual(points.Value(start)))
            {
                end++;
            }

            output.WriteVInt32(end - start);
            WriteSuffixes(output, start, -1);
            start = end;
        }
    }

    private void WriteSortedValues(DataOutput output, int from, int to, int dimension)
    {
        for (int start = from; start < to;)
        {
            int end = RunEnd(start, to, dimension);
            output.WriteByte(points.Value(start, dimension)[_prefixes[dimension]]);
            output.WriteByte((byte)(end - start));
            for (; start < end; start++)
            {
                WriteSuffixes(output, start, dimension);
            }
        }
    }

    /// <summary>What is not shared; without the first byte in the dimension whose first bytes are run-length coded.</summary>
    private void WriteSuffixes(DataOutput output, int point, int codedDimension)
    {
        for (int d = 0; d < shape.Dimensions; d++)
        {
            output.WriteBytes(points.Value(point, d)[(_prefixes[d] + (d == codedDimension ? 1 : 0))..]);
        }
    }

    private void FindPrefixes(int from, int to)
    {
        _prefixes.AsSpan().Fill(shape.Width);
        for (int i = from + 1; i < to; i++)
        {
            for (int d = 0; d < shape.Dimensions; d++)
            {
                _prefixes[d] = points.Value(from, d)[.._prefixes[d]].CommonPrefixLength(points.Value(i, d));
            }
        }
    }

    /// <summary>The dimension with the fewest different bytes behind the shared ones; 0 when all values are the same.</summary>
    private int FindSparsestDimension(int from, int to)
    {
        int best = 0;
        int fewest = int.MaxValue;
        Span<bool> seen = stackalloc bool[256];
        for (int d = 0; d < shape.Dimensions; d++)
        {
            if (_prefixes[d] == shape.Width)
            {
                continue;
            }

            seen.Clear();
            for (int i = from; i < to; i++)
            {
                seen[points.Value(i, d)[_prefixes[d]]] = true;
            }

            int different = seen.Count(true);
            if (different < fewest)
            {
                fewest = different;
                best = d;
            }
        }

        return best;
    }

    private int CountDistinct(int from, int to)
    {
        int distinct = 1;
        for (int i = from + 1; i < to; i++)
        {
            distinct += points.Value(i).SequenceEqual(points.Value(i - 1)) ? 0 : 1;
        }

        return distinct;
    }

    private int CountRuns(int from, int to, int dimension)
    {
        int runs = 0;
        for (int start = from; start < to; start = RunEnd(start, to, dimension))
        {
            runs++;
        }

        return runs;
    }

    /// <summary>End of the run of equal first bytes, which a byte must be able to count.</summary>
    private int RunEnd(int start, int to, int dimension)
    {
        int end = start + 1;
        int limit = Math.Min(to, start + byte.MaxValue);
        byte first = points.Value(start, dimension)[_prefixes[dimension]];
        while (end < limit && points.Value(end, dimension)[_prefixes[dimension]] == first)
        {
            end++;
        }

        return end;
    }
}
