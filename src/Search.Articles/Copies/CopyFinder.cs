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
        int[] order = Order();
        int[] equals = Equals(order);

        // What is the same word for word as an earlier article is neither looked for nor found.
        var buckets = new SketchBuckets(Array.ConvertAll(order, i => equals[i] < 0 ? _items[i].Fingerprint.Values : []));
        CopyLink[] links = new CopyLink[order.Length];
        Array.Fill(links, CopyLink.None);
        for (int place = 0; place < order.Length; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            int article = order[place];
            if (equals[article] is >= 0 and int equal)
            {
                // It belongs to the same first version.
                links[article] = links[equal].First < 0 ? new CopyLink(equal, 1) : links[equal] with { Overlap = links[equal].First == equal ? 1 : links[equal].Overlap };
            }
            else
            {
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

    /// <summary>The articles by their dates, then ids.</summary>
    private int[] Order()
    {
        long[] instants = new long[_items.Count];
        int[] order = new int[_items.Count];
        for (int i = 0; i < order.Length; i++)
        {
            instants[i] = _items[i].Instant ?? long.MaxValue;
            order[i] = i;
        }

        Array.Sort(instants, order);
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from + 1;
            while (to < order.Length && instants[to] == instants[from])
            {
                to++;
            }

            order.AsSpan(from, to - from).Sort((a, b) => string.CompareOrdinal(_items[a].Id, _items[b].Id) is var ids and not 0 ? ids : a.CompareTo(b));
        }

        return order;
    }

    /// <summary>By article: the earliest with the same words, or -1 where that is itself.</summary>
    private int[] Equals(int[] order)
    {
        int[] equals = new int[order.Length];
        var exact = new Dictionary<ulong, int>(order.Length);
        foreach (int article in order)
        {
            ulong hash = _items[article].Fingerprint.Exact;
            equals[article] = exact.TryAdd(hash, article) ? -1 : exact[hash];
        }

        return equals;
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
        candidates.Sort(static (a, b) => a.Shared != b.Shared ? b.Shared.CompareTo(a.Shared) : a.Article.CompareTo(b.Article));
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
