using System.Text;

namespace Search.Lucene.Tests.Golden;

/// <summary>The formula by which GoldenSegments.java made the documents of the golden indexes.</summary>
internal static class GoldenDocuments
{
    private static readonly string[] s_words = ["amt", "bahn", "chor", "dorf", "ernte", "fluss", "garten", "hafen", "insel", "jagd", "küste", "land"];

    public static string Body(int doc) =>
        string.Join(' ', Enumerable.Range(0, 5 + (doc % 7)).Select(i => s_words[((doc * 7) + (i * i)) % s_words.Length]));

    /// <summary>Name and value of each stored field, in order; strings, ints, longs, floats, doubles and byte arrays.</summary>
    public static IEnumerable<(string Name, object Value)> Stored(int doc)
    {
        yield return ("id", $"d{doc}");
        yield return ("body", Body(doc));
        if (doc % 5 == 3)
        {
            yield break;
        }

        yield return ("int", doc % 2 == 0 ? doc : -doc);
        yield return ("long", (doc % 4) switch { 0 => doc * 86_400_000L, 1 => doc * -3_600_000L, 2 => doc * 1000L, _ => long.MinValue + doc });
        yield return ("float", doc % 3 == 0 ? doc : doc * -0.37f);
        yield return ("double", (doc % 3) switch { 0 => doc % 100, 1 => doc * 0.5, _ => doc * -1.000000001 });
        yield return ("bytes", Enumerable.Repeat((byte)doc, doc % 9).ToArray());
    }

    /// <summary>As <see cref="Stored"/>, for the indexes of several chunks.</summary>
    public static IEnumerable<(string Name, object Value)> StoredMany(int doc)
    {
        if (doc % 50 == 49)
        {
            yield break;
        }

        var text = new StringBuilder();
        int lines = doc == 100 ? 2000 : doc % 40;
        for (int k = 0; k < lines; k++)
        {
            text.Append(Body(doc + k)).Append('\n');
        }

        yield return ("id", $"d{doc}");
        yield return ("text", text.ToString());
    }
}
