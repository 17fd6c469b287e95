using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Searching.Facets;

/// <summary>Filters by facet values, through the drill-down terms that a <see cref="FacetField"/> indexes.</summary>
public static class DrillDownQuery
{
    /// <summary>Documents with any of the labels of a dimension.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="labels">At least one.</param>
    /// <param name="column">Name of the index field; the dimension's when null.</param>
    public static Query AnyOf(string dimension, IEnumerable<string> labels, string? column = null)
    {
        string field = column ?? dimension;
        string[] terms = [.. labels.Select(label => FacetField.Encode(dimension, label))];
        return terms.Length == 1
            ? new ConstantScoreQuery(new TermQuery(new Term(field, terms[0])))
            : new TermInSetQuery(field, terms);
    }
}
