using Search.Articles.Entities.Resolving;

namespace Search.Articles.Entities;

/// <summary>The mentions of a corpus: what is resolved into entities.</summary>
/// <param name="table">The mentions.</param>
/// <param name="ids">Ids of the articles.</param>
/// <param name="mentions">Parallel to the ids: numbers of the article's mentions, distinct, in the order of first occurrence.</param>
public sealed class CorpusMentions(MentionTable table, IReadOnlyList<string> ids, IReadOnlyList<int[]> mentions)
{
    private readonly int[][] _mentions = [.. mentions];

    /// <summary>Articles of the corpus.</summary>
    public int Count => _mentions.Length;

    /// <summary>The mentions by number; some of them may stand in no article.</summary>
    internal MentionTable Table => table;

    /// <summary>Numbers of words are below this.</summary>
    internal int WordCount => table.WordCount;

    internal ref readonly NumberedMention this[int mention] => ref table.At(mention);

    /// <summary>Numbers the mentions of articles.</summary>
    public static CorpusMentions Of(IReadOnlyList<ArticleMentions> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var table = new MentionTable();
        return new CorpusMentions(table, [.. articles.Select(article => article.ArticleId)], [.. articles.Select(article => table.Add(article.Mentions))]);
    }

    internal string ArticleId(int article) => ids[article];

    /// <summary>Numbers of an article's mentions, in its order.</summary>
    internal ReadOnlySpan<int> Of(int article) => _mentions[article];

    internal string Word(int number) => table.Word(number);
}
