using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>Documents with a value of the field in its column, or, where it has none, in its norms; constant score.</summary>
public sealed class FieldExistsQuery(string field) : Query
{
    public string Field { get; } = field;

    internal override bool IsCacheable => true;

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost) => new Prepared(this, boost);

    public override string ToString(string defaultField) => $"FieldExistsQuery [field={Field}]";

    public override bool Equals(object? obj)
        => obj is FieldExistsQuery other && string.Equals(Field, other.Field, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(typeof(FieldExistsQuery), Field);

    private sealed class Prepared(FieldExistsQuery query, float score) : Weight(query)
    {
        public override Scorer? Scorer(LeafContext leaf)
        {
            LeafReader reader = leaf.Reader;
            string field = query.Field;
            DocIdSetIterator? column = reader.NumericDocValues(field);
            column ??= reader.SortedNumericDocValues(field);
            column ??= reader.SortedDocValues(field);
            column ??= reader.SortedSetDocValues(field);
            column ??= reader.BinaryDocValues(field);
            column ??= reader.Norms(field);
            return column is null ? null : new ColumnScorer(column, null, score);
        }
    }
}
