using System.Runtime.CompilerServices;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>A term's postings, scored a block at a time.</summary>
internal sealed class TermScorer : Scorer
{
    private const int ProbedAtOnce = 128;

    private readonly PostingsEnum _postings;
    private readonly TermWeight? _scoring;
    private readonly NormSource _norms;
    private readonly ImpactBound? _bound;

    /// <param name="postings">With frequencies where scores are wanted; before the first document.</param>
    /// <param name="scoring">Null when only matches count.</param>
    /// <param name="norms">Null for a field without norms.</param>
    public TermScorer(PostingsEnum postings, TermWeight? scoring, NumericDocValues? norms)
    {
        _postings = postings;
        _scoring = scoring;
        _norms = new NormSource(norms);
        _bound = scoring is null ? null : new ImpactBound(postings, scoring);
    }

    public PostingsEnum Postings => _postings;

    public override long Cost => _postings.Cost;

    /// <summary>Scores documents of known frequencies; for a scorer that was made with scores.</summary>
    public void Score(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, Span<float> scores) => _norms.Score(_scoring!, docs, freqs, scores);

    public override int NextCandidate(int target)
        => _postings.DocId >= target ? _postings.DocId : _postings.Advance(target);

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        if (NextCandidate(min) >= max)
        {
            return;
        }

        if (minScore > 0 && MaxScore(min, max) < minScore)
        {
            return;
        }

        if (_scoring is null || (batch.ScoreFloor > 0 && MaxScore(min, max) < batch.ScoreFloor))
        {
            FillUnscored(batch, max);
            return;
        }

        int taken;
        while ((taken = _postings.NextBlock(max, out ReadOnlySpan<int> docs, out ReadOnlySpan<int> freqs)) > 0)
        {
            docs.CopyTo(batch.Docs.AsSpan(batch.Count));
            _norms.Score(_scoring, docs, freqs, batch.Scores.AsSpan(batch.Count, taken));
            batch.Count += taken;
        }
    }

    private void FillUnscored(DocBatch batch, int max)
    {
        int start = batch.Count;
        int taken;
        while ((taken = _postings.NextBlock(max, out ReadOnlySpan<int> docs)) > 0)
        {
            docs.CopyTo(batch.Docs.AsSpan(batch.Count));
            batch.Count += taken;
        }

        if (_scoring is not null)
        {
            batch.Scores.AsSpan(start, batch.Count - start).Clear();
        }
    }

    [SkipLocalsInit]
    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        Span<int> freqs = stackalloc int[ProbedAtOnce];
        while (docs.Length > 0)
        {
            int count = Math.Min(docs.Length, ProbedAtOnce);
            _postings.Probe(docs[..count], freqs);
            if (_scoring is null)
            {
                for (int i = 0; i < count; i++)
                {
                    matched[i] = freqs[i] > 0;
                }
            }
            else
            {
                ScoreFound(_scoring, docs[..count], freqs, matched, scores);
                scores = scores[count..];
            }

            docs = docs[count..];
            matched = matched[count..];
        }
    }

    public override float MaxScore(int min, int max) => _bound?.Max(min, max) ?? float.PositiveInfinity;

    /// <summary>Moves what was found to the front, so that it is scored as a block.</summary>
    [SkipLocalsInit]
    private void ScoreFound(TermWeight scoring, ReadOnlySpan<int> docs, Span<int> freqs, Span<bool> matched, Span<float> scores)
    {
        Span<int> foundDocs = stackalloc int[ProbedAtOnce];
        Span<byte> places = stackalloc byte[ProbedAtOnce];
        Span<float> foundScores = stackalloc float[ProbedAtOnce];
        int found = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            int freq = freqs[i];
            foundDocs[found] = docs[i];
            freqs[found] = freq;
            places[found] = (byte)i;
            matched[i] = freq > 0;
            found += freq > 0 ? 1 : 0;
        }

        _norms.Score(scoring, foundDocs[..found], freqs[..found], foundScores);
        for (int i = 0; i < found; i++)
        {
            scores[places[i]] = foundScores[i];
        }
    }
}
