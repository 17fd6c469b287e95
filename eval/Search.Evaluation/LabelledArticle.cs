namespace Search.Evaluation;

/// <summary>The people and places that the facets of an article should have.</summary>
/// <param name="Id">Id of the article.</param>
/// <param name="Names">What was written down of it.</param>
internal sealed record LabelledArticle(string Id, IReadOnlyList<LabelledName> Names)
{
    /// <summary>True for the half that is looked at while developing: articles with an even number.</summary>
    public bool IsDevelopment => (Id[^1] - '0') % 2 == 0;

    /// <summary>Reads <c>facets.tsv</c>: article, kind, names joined by '|'.</summary>
    /// <exception cref="InvalidDataException">A line is malformed.</exception>
    public static IReadOnlyList<LabelledArticle> Read(string file)
    {
        var names = new SortedDictionary<string, List<LabelledName>>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(file))
        {
            if (line.StartsWith('#') || line.Length == 0)
            {
                continue;
            }

            string[] cells = line.Split('\t');
            if (cells.Length != 3)
            {
                throw new InvalidDataException($"Not a label: {line}");
            }

            if (!names.TryGetValue(cells[0], out List<LabelledName>? list))
            {
                names.Add(cells[0], list = []);
            }

            if (cells[1] != "article")
            {
                list.Add(LabelledName.Parse(cells[1], cells[2]));
            }
        }

        return [.. names.Select(entry => new LabelledArticle(entry.Key, entry.Value))];
    }
}
