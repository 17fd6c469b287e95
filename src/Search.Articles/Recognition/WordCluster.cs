namespace Search.Articles.Recognition;

/// <summary>The clusters of a word at three grains: words of one cluster stand among the same neighbours.</summary>
internal readonly record struct WordCluster(bool Known, ushort Fine, ushort Middle, ushort Coarse);
