namespace Search.Lucene.Model;

/// <summary>A Lucene release.</summary>
public readonly record struct LuceneVersion(int Major, int Minor, int Bugfix)
{
    /// <summary>The release whose format this engine writes.</summary>
    public static LuceneVersion Current => new(8, 8, 1);

    public bool IsOnOrAfter(LuceneVersion other) => (Major, Minor, Bugfix).CompareTo((other.Major, other.Minor, other.Bugfix)) >= 0;

    public override string ToString() => $"{Major}.{Minor}.{Bugfix}";
}
