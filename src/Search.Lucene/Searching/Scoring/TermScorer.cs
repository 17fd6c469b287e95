using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>A term's postings, scored a block at a time.</summary>
internal sealed class TermScorer : Scorer
{
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

    public override long Cost => _postings.Cost;

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

        int taken;
        while ((taken = _postings.NextBlock(max, out ReadOnlySpan<int> docs, out ReadOnlySpan<int> freqs)) > 0)
        {
            docs.CopyTo(batch.Docs.AsSpan(batch.Count));
            if (_scoring is not null)
            {
                _norms.Score(_scoring, docs, freqs, batch.Scores.AsSpan(batch.Count, taken));
            }

            batch.Count += taken;
        }
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        int current = _postings.DocId;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            if (current < doc)
            {
                current = _postings.Advance(doc);
            }

            bool match = current == doc;
            matched[i] = match;
            if (match && _scoring is not null)
            {
                scores[i] = _scoring.Score(_postings.Freq, _norms[doc]);
            }
        }
    }

    public override float MaxScore(int min, int max) => _bound?.Max(min, max) ?? float.PositiveInfinity;
}
