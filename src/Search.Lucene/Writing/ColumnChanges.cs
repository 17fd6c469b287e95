using Search.Lucene.Model;

namespace Search.Lucene.Writing;

/// <summary>New values for some documents of one column of one segment.</summary>
internal sealed class ColumnChanges(string name, DocValuesType type)
{
    private readonly Dictionary<int, DocValuesUpdate> _values = [];

    public string Field => name;

    public DocValuesType Type => type;

    public bool IsEmpty => _values.Count == 0;

    /// <summary>Sets the value of a document, replacing an earlier one.</summary>
    public void Set(int doc, DocValuesUpdate update) => _values[doc] = update;

    /// <summary>Adds all of the other's values under the ids that their documents have elsewhere.</summary>
    /// <param name="other">Changes of the same column.</param>
    /// <param name="map">New id of a document, -1 when it is gone.</param>
    public void AddMapped(ColumnChanges other, Func<int, int> map)
    {
        foreach ((int doc, DocValuesUpdate update) in other._values)
        {
            int mapped = map(doc);
            if (mapped >= 0)
            {
                _values[mapped] = update;
            }
        }
    }

    /// <summary>The changes by ascending document id.</summary>
    public (int[] Docs, DocValuesUpdate[] Updates) Sorted()
    {
        int[] docs = [.. _values.Keys];
        Array.Sort(docs);
        return (docs, Array.ConvertAll(docs, d => _values[d]));
    }
}
