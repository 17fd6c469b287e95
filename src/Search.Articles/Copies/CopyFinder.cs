namespace Search.Articles.Copies;

/// <summary>
/// Puts the copies among many articles together. Articles are taken in the order of their dates (then ids): each joins the earlier first version that
/// it has most in common with, or else is a first version itself. So every member of a cluster was compared with its first version, and
/// clusters do not drift from copy to copy of a copy. Candidates come from <see cref="SketchBuckets"/>, never from all pairs; each is then
/// compared word by word. The result depends on the articles alone, not on their order or on threads.
/// </summary>
public sealed class CopyFinder
{
    /// <summary>Share of the smaller sketch that must be common: about half of what texts on the verge of being copies have.</summary>
    private const double SharedSketch = 0.15;

    /// <summary>First versions that an article is compared with, those with most in common.</summary>
    private const int MaxCandidates = 16;

    /// <summary>Texts of first versions kept at hand; copies mostly follow within hours.</summary>
    private const int TextsKept = 1_024;

    private readonly IReadOnlyList<CopyItem> _items;
    private readonly Func<int, CopyText> _load;
    private readonly Func<int, int, float?>? _known;
    private readonly Dictionary<int, CopyText> _texts = [];
    private readonly Queue<int> _textsByAge = new();
    private readonly List<(int Article, int First, float Overlap)> _judged = [];

    /// <param name="items">The articles.</param>
    /// <param name="load">Text of an article, by its place; called for candidates only.</param>
    /// <param name="known">Overlap of an article and a first version as an earlier run judged the same two texts, 0 where it found no copies; null where it judged none.</param>
    public CopyFinder(IReadOnlyList<CopyItem> items, Func<int, CopyText> load, Func<int, int, float?>? known = null)
    {
        _items = items;
        _load = load;
        _known = known;
    }

    /// <summary>Pairs of texts compared word by word so far.</summary>
    public long Compared { get; private set; }

    /// <summary>All pairs judged so far, whether compared or known; the overlap is 0 where they are no copies.</summary>
    public IReadOnlyList<(int Article, int First, float Overlap)> Judged => _judged;

    /// <summary>A link for every article, parallel to those given.</summary>
    public CopyLink[] Find(CancellationToken cancellation)
    {
        int[] order = [.. Enumerable.Range(0, _items.Count)
            .OrderBy(i => _items[i].Instant ?? long.MaxValue)
            .ThenBy(i => _items[i].Id, StringComparer.Ordinal)];
        var buckets = new SketchBuckets(Array.ConvertAll(order, i => _items[i].Fingerprint.Sketch));
        var exact = new Dictionary<ulong, int>(order.Length);
        CopyLink[] links = new CopyLink[order.Length];
        Array.Fill(links, CopyLink.None);
        for (int place = 0; place < order.Length; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            int article = order[place];
            ulong hash = _items[article].Fingerprint.Exact;
            if (exact.TryGetValue(hash, out int equal))
            {
                // What is the same word for word belongs to the same first version.
                links[article] = links[equal].First < 0 ? new CopyLink(equal, 1) : links[equal] with { Overlap = links[equal].First == equal ? 1 : links[equal].Overlap };
            }
            else
            {
                exact.Add(hash, article);
                links[article] = Nearest(article, place, order, buckets);
            }

            if (links[article].First is >= 0 and int first)
            {
                links[first] = new CopyLink(first, 1);
            }
            else
            {
                buckets.Enter(place);
            }
        }

        return links;
    }

    private CopyLink Nearest(int article, int place, int[] order, SketchBuckets buckets)
    {
        CopyFingerprint own = _items[article].Fingerprint;
        if (own.WordCount < CopyOverlap.MinWords)
        {
            return CopyLink.None;
        }

        List<(int Article, int Shared)> candidates = buckets.Find(place, SharedSketch);
        candidates.RemoveAll(c => !CopyOverlap.CanBe(own.WordCount, _items[order[c.Article]].Fingerprint.WordCount));
        candidates.Sort((a, b) => a.Shared != b.Shared ? b.Shared.CompareTo(a.Shared) : a.Article.CompareTo(b.Article));
        CopyLink best = CopyLink.None;
        foreach ((int other, _) in candidates.Take(MaxCandidates))
        {
            int first = order[other];
            float overlap = _known?.Invoke(article, first) ?? Compare(article, first);
            _judged.Add((article, first, overlap));
            if (overlap > best.Overlap)
            {
                best = new CopyLink(first, overlap);
            }
        }

        return best;
    }

    private float Compare(int article, int first)
    {
        Compared++;

        // As exact as it is kept, so that what an earlier run found compares the same.
        return CopyOverlap.AreCopies(Text(article), Text(first), out float overlap) ? MathF.Round(overlap * CopyLink.Scale) / CopyLink.Scale : 0;
    }

    private CopyText Text(int article)
    {
        if (!_texts.TryGetValue(article, out CopyText? text))
        {
            text = _load(article);
            _texts.Add(article, text);
            _textsByAge.Enqueue(article);
            if (_textsByAge.Count > TextsKept)
            {
                _texts.Remove(_textsByAge.Dequeue());
            }
        }

        return text;
    }
}
