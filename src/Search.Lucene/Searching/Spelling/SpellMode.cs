namespace Search.Lucene.Searching.Spelling;

/// <summary>When a word is to be corrected.</summary>
public enum SpellMode
{
    /// <summary>Only a word that the index does not have.</summary>
    WhenNotInIndex,

    /// <summary>By words that more documents have.</summary>
    MorePopular,

    /// <summary>Whatever the index has.</summary>
    Always,
}
