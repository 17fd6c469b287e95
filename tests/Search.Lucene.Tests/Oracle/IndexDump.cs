using System.Globalization;
using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Tests.Oracle;

/// <summary>Everything an index holds, as text, through our reader: the twin of <c>dump</c> in <c>IndexOracle.java</c>.</summary>
internal static class IndexDump
{
    public static void Write(DirectoryReader reader, TextWriter output)
    {
        foreach (SegmentCommitInfo segment in reader.Commit.Segments)
        {
            string sort = string.Join(' ', segment.Info.IndexSort.Select(k => Invariant($"{k.Field}:{k.Type.ToString().ToUpperInvariant()}:{Java(k.Reverse)}")));
            output.Write(Invariant($"segment deleted={segment.DeleteCount} soft={segment.SoftDeleteCount} sort=[{sort}] updates={segment.DocValuesUpdateFiles.Count}\n"));
        }

        output.Write(Invariant($"index maxDoc={reader.MaxDoc} numDocs={reader.NumDocs}\n"));
        foreach (LeafContext leaf in reader.Leaves)
        {
            WriteLeaf(leaf.Reader, output);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void WriteLeaf(LeafReader r, TextWriter p)
    {
        p.Write(Invariant($"leaf maxDoc={r.MaxDoc} numDocs={r.NumDocs}\n"));
        if (r.LiveDocs is { } live)
        {
            p.Write("deleted");
            for (int i = 0; i < r.MaxDoc; i++)
            {
                if (!live[i])
                {
                    p.Write(Invariant($" {i}"));
                }
            }

            p.Write('\n');
        }

        foreach (FieldInfo f in r.FieldInfos.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            p.Write(Invariant($"field {f.Name} index={(int)f.IndexOptions} norms={Java(f.HasNorms)} payloads={Java(f.StorePayloads)} vectors={Java(f.StoreTermVectors)} soft={Java(f.IsSoftDeletes)} column={(int)f.DocValuesType} points={f.PointDimensionCount}/{f.PointIndexDimensionCount}/{f.PointByteCount}\n"));
            if (f.IsIndexed)
            {
                if (r.Terms(f.Name) is { } terms)
                {
                    WriteTerms(terms, p, "");
                }

                if (f.HasNorms)
                {
                    p.Write("norms");
                    NumericDocValues norms = r.Norms(f.Name)!;
                    for (int d = norms.NextDoc(); d != DocIdSetIterator.NoMoreDocs; d = norms.NextDoc())
                    {
                        p.Write(Invariant($" {d}={norms.Value}"));
                    }

                    p.Write('\n');
                }
            }

            WriteColumn(r, f, p);
            if (f.PointDimensionCount != 0)
            {
                WritePoints(r.Points(f.Name), p);
            }
        }

        string[] vectorFields = r.FieldInfos.Where(f => f.StoreTermVectors).Select(f => f.Name).Order(StringComparer.Ordinal).ToArray();
        var visitor = new Visitor();
        for (int d = 0; d < r.MaxDoc; d++)
        {
            visitor.Text.Clear().Append(CultureInfo.InvariantCulture, $"doc {d}");
            r.StoredFields(d, visitor);
            p.Write(visitor.Text.Append('\n').ToString());
            foreach (string name in vectorFields)
            {
                if (r.TermVector(d, name) is { } vector)
                {
                    p.Write(Invariant($"vector {d} {name}\n"));
                    WriteTerms(vector, p, "v");
                }
            }
        }
    }

    private static string Java(bool value) => value ? "true" : "false";

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (byte b in bytes)
        {
            if (b is > 0x20 and < 0x7F && b != '%')
            {
                text.Append((char)b);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{b:x2}");
            }
        }

        return text.ToString();
    }

    private static void WriteTerms(Terms terms, TextWriter p, string mark)
    {
        p.Write(Invariant($"{mark}terms count={terms.Count} sumTotal={terms.SumTotalTermFreq} sumDocs={terms.SumDocFreq} docs={terms.DocCount}\n"));
        TermsEnum e = terms.GetEnumerator();
        PostingsEnum? postings = null;
        while (e.MoveNext())
        {
            p.Write($"{mark}term {Hex(e.Term)} ");
            p.Write(Invariant($"{e.DocFreq}/{e.TotalTermFreq}"));
            postings = e.Postings(PostingsFeatures.All, postings);
            for (int d = postings.NextDoc(); d != DocIdSetIterator.NoMoreDocs; d = postings.NextDoc())
            {
                int freq = postings.Freq;
                p.Write(Invariant($" {d}x{freq}"));
                if (terms.HasPositions || (mark.Length > 0 && terms.HasOffsets))
                {
                    for (int i = 0; i < freq; i++)
                    {
                        p.Write(Invariant($"{(i == 0 ? '(' : ' ')}{postings.NextPosition()}"));
                        if (terms.HasOffsets)
                        {
                            p.Write(Invariant($":{postings.StartOffset}-{postings.EndOffset}"));
                        }

                        if (!postings.Payload.IsEmpty)
                        {
                            p.Write("|" + Hex(postings.Payload));
                        }
                    }

                    p.Write(')');
                }
            }

            p.Write('\n');
        }
    }

    private static void WriteColumn(LeafReader r, FieldInfo f, TextWriter p)
    {
        if (f.DocValuesType == DocValuesType.None)
        {
            return;
        }

        p.Write("column");
        switch (f.DocValuesType)
        {
            case DocValuesType.Numeric:
                NumericDocValues numeric = r.NumericDocValues(f.Name)!;
                for (int d = numeric.NextDoc(); d != DocIdSetIterator.NoMoreDocs; d = numeric.NextDoc())
                {
                    p.Write(Invariant($" {d}={numeric.Value}"));
                }

                break;
            case DocValuesType.Binary:
                BinaryDocValues binary = r.BinaryDocValues(f.Name)!;
                for (int d = binary.NextDoc(); d != DocIdSetIterator.NoMoreDocs; d = binary.NextDoc())
                {
                    p.Write(Invariant($" {d}={Hex(binary.Value)}"));
                }

                break;
            case DocValuesType.Sorted:
                SortedDocValues sorted = r.SortedDocValues(f.Name)!;
                for (int d = sorted.NextDoc(); d != DocIdSetIterator.NoMoreDocs; d = sorted.NextDoc())
                {
                    p.Write(Invariant($" {d}={sorted.Ordinal}"));
                }

                p.Write(" dictionary");
                for (int i = 0; i < sorted.ValueCount; i++)
                {
                    p.Write(" " + Hex(sorted.LookupOrdinal(i)));
                }

                break;
            case DocValuesType.SortedSet:
                SortedSetDocValues set = r.SortedSetDocValues(f.Name)!;
                for (int d = set.NextDoc(); d != DocIdSetIterator.NoMoreDocs; d = set.NextDoc())
                {
                    p.Write(Invariant($" {d}="));
                    for (long o = set.NextOrdinal(); o != SortedSetDocValues.NoMoreOrdinals; o = set.NextOrdinal())
                    {
                        p.Write(Invariant($"{o},"));
                    }
                }

                p.Write(" dictionary");
                for (long i = 0; i < set.ValueCount; i++)
                {
                    p.Write(" " + Hex(set.LookupOrdinal(i)));
                }

                break;
            case DocValuesType.SortedNumeric:
                SortedNumericDocValues many = r.SortedNumericDocValues(f.Name)!;
                for (int d = many.NextDoc(); d != DocIdSetIterator.NoMoreDocs; d = many.NextDoc())
                {
                    p.Write(Invariant($" {d}="));
                    for (int i = 0, n = many.ValueCount; i < n; i++)
                    {
                        p.Write(Invariant($"{many.NextValue()},"));
                    }
                }

                break;
        }

        p.Write('\n');
    }

    private static void WritePoints(PointValues? points, TextWriter p)
    {
        if (points is null)
        {
            p.Write("points none\n");
            return;
        }

        p.Write(Invariant($"points count={points.Count} docs={points.DocCount} min={Hex(points.MinPackedValue.Span)} max={Hex(points.MaxPackedValue.Span)}\n"));
        var visitor = new PointCollector([]);
        points.Intersect(ref visitor);
        visitor.All.Sort(StringComparer.Ordinal);
        p.Write("point " + string.Join(' ', visitor.All) + "\n");
    }

    private readonly struct PointCollector(List<string> all) : IPointVisitor
    {
        public List<string> All => all;

        public void Visit(int doc) => throw new InvalidOperationException("every cell crosses");

        public void Visit(int doc, ReadOnlySpan<byte> packedValue) => all.Add(Invariant($"{doc}=") + Hex(packedValue));

        public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked) => PointRelation.Crosses;
    }

    private sealed class Visitor : StoredFieldVisitor
    {
        public StringBuilder Text { get; } = new();

        public override StoredFieldStatus Needs(FieldInfo field) => StoredFieldStatus.Yes;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Append(field, 's', Hex(utf8));

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => Append(field, 'b', Hex(value));

        public override void Int32Field(FieldInfo field, int value) => Append(field, 'i', value.ToString(CultureInfo.InvariantCulture));

        public override void Int64Field(FieldInfo field, long value) => Append(field, 'l', value.ToString(CultureInfo.InvariantCulture));

        public override void SingleField(FieldInfo field, float value) => Append(field, 'f', BitConverter.SingleToInt32Bits(value).ToString(CultureInfo.InvariantCulture));

        public override void DoubleField(FieldInfo field, double value) => Append(field, 'd', BitConverter.DoubleToInt64Bits(value).ToString(CultureInfo.InvariantCulture));

        private void Append(FieldInfo field, char kind, string value) => Text.Append(' ').Append(field.Name).Append('=').Append(kind).Append(':').Append(value);
    }
}
