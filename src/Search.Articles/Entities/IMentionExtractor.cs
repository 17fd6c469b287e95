namespace Search.Articles.Entities;

/// <summary>Finds the names in an article. Implementations are thread-safe and know nothing of other articles.</summary>
public interface IMentionExtractor
{
    /// <summary>Changes whenever the same article would yield other mentions; kept extractions of another version are not reused.</summary>
    string Version { get; }

    /// <summary>Mentions in title, kicker, teaser and body (captions may be evidence; credits, authors and cut blocks never count).</summary>
    ArticleMentions Extract(Article article);
}
