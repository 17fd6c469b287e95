using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>Documents with a value between two bounds, both inclusive, in a numeric or sorted-numeric column; constant score.</summary>
public sealed class DocValuesRangeQuery(string field, long lower, long upper) : Query
{
    public string Field { get; } = field;

    public long Lower { get; } = lower;

    public long Upper { get; } = upper;

    internal override bool IsCacheable => true;

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost) => new Prepared(this, boost);

    public override string ToString(string defaultField)
    {
        string range = FormattableString.Invariant($"[{Lower} TO {Upper}]");
        return string.Equals(Field, defaultField, StringComparison.Ordinal) ? range : $"{Field}:{range}";
    }

    public override bool Equals(object? obj)
        => obj is DocValuesRangeQuery other
            && string.Equals(Field, other.Field, StringComparison.Ordinal)
            && (Lower, Upper) == (other.Lower, other.Upper);

    public override int GetHashCode() => HashCode.Combine(typeof(DocValuesRangeQuery), Field, Lower, Upper);

    private sealed class Prepared(DocValuesRangeQuery query, float score) : Weight(query)
    {
        public override Scorer? Scorer(LeafContext leaf)
        {
            if (leaf.Reader.NumericDocValues(query.Field) is { } single)
            {
                return new ColumnScorer(single, () => single.Value >= query.Lower && single.Value <= query.Upper, score);
            }

            return leaf.Reader.SortedNumericDocValues(query.Field) is { } several
                ? new ColumnScorer(several, () => AnyInRange(several), score)
                : null;
        }

        private bool AnyInRange(SortedNumericDocValues values)
        {
            for (int i = values.ValueCount; i > 0; i--)
            {
                long value = values.NextValue();
                if (value >= query.Lower)
                {
                    return value <= query.Upper;
                }
            }

            return false;
        }
    }
}
