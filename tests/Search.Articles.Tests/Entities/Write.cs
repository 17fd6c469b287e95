namespace Search.Articles.Tests.Entities;

/// <summary>Articles made for a test.</summary>
internal static class Write
{
    public static Article Article(string id, string body) => new()
    {
        Id = id,
        Origin = new ArticleOrigin(id + ".txt", 0, ""),
        Title = "Bericht",
        Body = body,
    };
}
