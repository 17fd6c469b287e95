using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.Articles.Copies;
using Search.Articles.Entities;

namespace Search.Archive.Reindexing;

/// <summary>What the first pass keeps in memory of an article.</summary>
internal sealed record UnderstoodArticle
{
    /// <summary>Place in the order of the sources: file number in the upper 32 bits, record number in the lower.</summary>
    public required long Sequence { get; init; }

    public required string Id { get; init; }

    /// <summary>Content hash.</summary>
    public required string Hash { get; init; }

    /// <summary>File it was read from.</summary>
    public required string File { get; init; }

    /// <summary>Line within the file.</summary>
    public required int Line { get; init; }

    /// <summary>Numbers of the names found in it (<see cref="MentionTable"/>); empty until it is settled.</summary>
    public required int[] Mentions { get; init; }

    /// <summary>What boilerplate is learned from.</summary>
    public required ArticleBlocks Blocks { get; init; }

    /// <summary>Names the learned boilerplate that was cut from it; null when nothing was.</summary>
    public string? CutMark { get; init; }

    /// <summary>Its date and fingerprint.</summary>
    public required CopyItem Copy { get; init; }

    /// <summary>Where the article itself lies; null when it is in the live index as it is.</summary>
    public ArticleSpool? Spool { get; init; }

    /// <summary>Byte offset in the spool.</summary>
    public long Offset { get; init; }

    /// <summary>Bytes in the spool.</summary>
    public int Length { get; init; }

    /// <summary>What the live index holds of it, if its content is the same there; else null.</summary>
    public IndexedArticle? Indexed { get; init; }

    /// <summary>Numbers of the entities that the live index holds for it (<see cref="KeptContent.EntityIds"/>); empty when <see cref="Indexed"/> is null.</summary>
    public int[] IndexedEntities { get; init; } = [];

    /// <summary>The article, from the spool or else from the live index.</summary>
    public Article ReadArticle(IEngineReader? live) => Spool is not null
        ? Spool.Read(Offset, Length)
        : live!.Find(Id)! with { Origin = new ArticleOrigin(File, Line, Hash) };
}
