using System.Text;
using Search.Lucene.Analysis;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Similar;

/// <summary>
/// Finds documents alike: the terms that are frequent in a text and rare in the index become a query, each weighted by how
/// telling it is. The bounds follow the size of the index, so that five documents are enough and five million not too many.
/// </summary>
public sealed class MoreLikeThis
{
    /// <summary>With fewer topics (terms that recur in the text), terms that occur once are taken too.</summary>
    private const int EnoughTopics = 10;

    /// <summary>From this many documents on, a tenth of them is common.</summary>
    private const double LargeIndex = 1000;

    private const double CommonShareOfLargeIndex = 0.1;

    private const int StepsPerBudgetCheck = 64;

    private readonly IndexSearcher _searcher;
    private readonly MoreLikeThisOptions _options;

    public MoreLikeThis(IndexSearcher searcher, MoreLikeThisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        _searcher = searcher;
        _options = options ?? new MoreLikeThisOptions();
    }

    /// <summary>Documents like one of the index, which itself is left out.</summary>
    /// <param name="doc">Its id.</param>
    /// <param name="fields">Fields with term vectors.</param>
    /// <exception cref="UnsupportedFieldException">None of the fields has a term vector.</exception>
    public SimilarQuery FromDocument(int doc, params IReadOnlyList<string> fields) => FromDocument(doc, fields, SearchBudget.Unlimited);

    /// <inheritdoc cref="FromDocument(int, IReadOnlyList{string})"/>
    /// <exception cref="SearchTimeoutException">Over the time budget.</exception>
    public SimilarQuery FromDocument(int doc, IReadOnlyList<string> fields, SearchBudget budget)
    {
        using ReaderReference reference = ReaderReference.To(_searcher.Reader);
        LeafContext leaf = _searcher.Reader.Leaves.Last(candidate => candidate.DocBase <= doc);
        Dictionary<Term, int> freqs = [];
        bool any = false;
        foreach (string field in fields)
        {
            if (leaf.Reader.TermVector(doc - leaf.DocBase, field) is not { } vector)
            {
                continue;
            }

            any = true;
            TermsEnum cursor = vector.GetEnumerator();
            while (cursor.MoveNext())
            {
                CheckSometimes(freqs.Count, budget);
                freqs[new Term(field, cursor.Term)] = (int)cursor.TotalTermFreq;
            }
        }

        if (!any && !fields.Any(field => leaf.Reader.FieldInfos[field] is { StoreTermVectors: true }))
        {
            throw new UnsupportedFieldException(string.Join(", ", fields), "term vectors");
        }

        return Build(freqs, new SingleDocQuery(doc), budget);
    }

    /// <summary>Documents like a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="analyzer">Cuts the text as the fields were cut.</param>
    /// <param name="fields">Fields to look in.</param>
    public SimilarQuery FromText(string text, Analyzer analyzer, params IReadOnlyList<string> fields)
        => FromText(text, analyzer, fields, SearchBudget.Unlimited);

    /// <inheritdoc cref="FromText(string, Analyzer, IReadOnlyList{string})"/>
    /// <exception cref="SearchTimeoutException">Over the time budget.</exception>
    public SimilarQuery FromText(string text, Analyzer analyzer, IReadOnlyList<string> fields, SearchBudget budget)
    {
        using ReaderReference reference = ReaderReference.To(_searcher.Reader);
        Dictionary<Term, int> freqs = [];
        foreach (string field in fields)
        {
            TokenStream stream = analyzer.TokenStream(field, text);
            stream.Reset();
            int read = 0;
            while (stream.IncrementToken())
            {
                CheckSometimes(read++, budget);
                Term term = new(field, stream.Token.Term.ToString());
                freqs[term] = freqs.GetValueOrDefault(term) + 1;
            }

            stream.End();
        }

        return Build(freqs, null, budget);
    }

    private static void CheckSometimes(int step, SearchBudget budget)
    {
        if (step % StepsPerBudgetCheck == 0)
        {
            budget.Check();
        }
    }

    private SimilarQuery Build(Dictionary<Term, int> freqs, Query? excluded, SearchBudget budget)
    {
        List<SimilarTerm> chosen = Choose(freqs, budget);
        if (chosen.Count == 0)
        {
            return new SimilarQuery(new MatchNoDocsQuery("no telling term"), []);
        }

        BooleanQueryBuilder similar = BooleanQuery.Builder()
            .MinimumShouldMatch(Math.Max(1, (int)(chosen.Count * _options.MinShouldMatchShare)));
        foreach (SimilarTerm term in chosen)
        {
            similar.Should(new BoostQuery(new TermQuery(term.Term), term.Weight / chosen[0].Weight));
        }

        if (excluded is not null)
        {
            similar.MustNot(excluded);
        }

        return new SimilarQuery(similar.Build(), chosen);
    }

    private List<SimilarTerm> Choose(Dictionary<Term, int> freqs, SearchBudget budget)
    {
        SearchContext context = new(_searcher.Reader, _searcher.Similarity, budget);
        int step = 0;
        long docs = Math.Max(1, _searcher.Reader.NumDocs);
        long maxDocFreq = Math.Max(2, (long)(docs * (_options.MaxDocShare ?? CommonShare(docs))));
        long minDocFreq = _options.MinDocFreq ?? Math.Min(2, docs);
        List<(SimilarTerm Term, int Freq)> candidates = [];
        foreach ((Term term, int freq) in freqs)
        {
            CheckSometimes(step++, budget);
            if (IsTooShort(term) || _options.StopWords?.Contains(term.Text) == true)
            {
                continue;
            }

            long docFreq = context.TermStates(term).DocFreq;
            if (docFreq < minDocFreq || docFreq > maxDocFreq)
            {
                continue;
            }

            long docCount = Math.Max(docFreq, context.CollectionStatistics(term.Field)?.DocCount ?? docs);
            float weight = _options.Weighting == SimilarWeighting.TfIdf
                ? freq * ClassicInverseDocFreq(docFreq, docCount)
                : (1 + MathF.Log(freq)) * BM25Similarity.InverseDocFreq(docFreq, docCount);
            candidates.Add((new SimilarTerm(term, weight), freq));
        }

        int minTermFreq = _options.MinTermFreq
            ?? (candidates.Count(static candidate => candidate.Freq >= 2) >= EnoughTopics ? 2 : 1);
        return
        [
            .. candidates.Where(candidate => candidate.Freq >= minTermFreq)
                .Select(static candidate => candidate.Term)
                .OrderByDescending(static term => term.Weight)
                .ThenBy(static term => term.Term)
                .Take(Math.Min(_options.MaxTerms, BooleanQuery.MaxClauses - 1)),
        ];
    }

    private bool IsTooShort(Term term)
        => term.Bytes.Length < _options.MinTermLength || Encoding.UTF8.GetCharCount(term.Bytes) < _options.MinTermLength;

    /// <summary>ln((N + 1) / (n + 1)) + 1, N being the documents with the field. Source: Apache Lucene 8.8, ClassicSimilarity.</summary>
    private static float ClassicInverseDocFreq(long docFreq, long docCount) => (float)(Math.Log((docCount + 1) / (double)(docFreq + 1)) + 1.0);

    /// <summary>1 for a few documents, falling to a tenth at a thousand.</summary>
    private static double CommonShare(long docs)
    {
        double growth = Math.Clamp(Math.Log10(docs) / Math.Log10(LargeIndex), 0, 1);
        return 1 - (growth * (1 - CommonShareOfLargeIndex));
    }
}
