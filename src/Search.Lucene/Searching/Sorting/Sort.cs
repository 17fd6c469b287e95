using System.Collections.Immutable;

namespace Search.Lucene.Searching.Sorting;

/// <summary>An order of documents: by the first field, ties by the next, at last by document id.</summary>
public sealed class Sort
{
    public Sort(params ImmutableArray<SortField> fields)
    {
        if (fields.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A sort needs at least one field.", nameof(fields));
        }

        Fields = fields;
    }

    /// <summary>Best score first.</summary>
    public static Sort Relevance { get; } = new(SortField.Score);

    public ImmutableArray<SortField> Fields { get; }

    internal bool IsByScore => Fields is [{ Kind: SortFieldKind.Score, Descending: true }];

    internal bool NeedsScores => Fields.Any(static criterion => criterion.Kind == SortFieldKind.Score);
}
