using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Searching.Spelling;

/// <summary>
/// Corrects a word by the words of a field, straight from its dictionary: the nearest by edits come first, of equally near ones those
/// that more documents have. Source: Apache Lucene 8.8, DirectSpellChecker; suggestions, scores and order are the same.
/// </summary>
public sealed class SpellChecker(IndexReader reader, SpellCheckerOptions? options = null)
{
    private const int TermsPerBudgetCheck = 64;

    private readonly SpellCheckerOptions _options = options ?? new SpellCheckerOptions();

    /// <param name="field">An indexed field.</param>
    /// <param name="word">What was typed.</param>
    /// <param name="size">Suggestions at most, at least 1.</param>
    /// <param name="mode">When to correct.</param>
    /// <param name="budget">Time allowed; null for no limit.</param>
    public IReadOnlyList<SpellSuggestion> Suggest(
        string field,
        string word,
        int size,
        SpellMode mode = SpellMode.WhenNotInIndex,
        SearchBudget? budget = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        budget ??= SearchBudget.Unlimited;
        using ReaderReference reference = ReaderReference.To(reader);
        if (word.EnumerateRunes().Count() < _options.MinQueryLength)
        {
            return [];
        }

        Term term = new(field, _options.LowerCase ? word.ToLowerInvariant() : word);
        long docFreq = DocFreq(term);
        long mostFreq = _options.MaxQueryFreq >= 1
            ? (long)_options.MaxQueryFreq
            : (long)Math.Ceiling(_options.MaxQueryFreq * (float)reader.MaxDoc);
        if ((mode == SpellMode.WhenNotInIndex && docFreq > 0) || docFreq > mostFreq)
        {
            return [];
        }

        long moreThan = mode == SpellMode.MorePopular ? docFreq : 0;
        moreThan = Math.Max(moreThan, _options.MinSuggestionFreq switch
        {
            >= 1 => (long)_options.MinSuggestionFreq,
            > 0 => (long)(_options.MinSuggestionFreq * reader.MaxDoc) - 1,
            _ => 0,
        });
        int inspected = size * _options.MaxInspections;
        Dictionary<Term, SpellSuggestion> found = Near(term, 1, moreThan, inspected, budget);
        if (_options.MaxEdits > 1 && found.Count < inspected)
        {
            foreach ((Term near, SpellSuggestion suggestion) in Near(term, _options.MaxEdits, moreThan, inspected, budget))
            {
                found.TryAdd(near, suggestion);
            }
        }

        return
        [
            .. found.Values.OrderByDescending(static suggestion => suggestion.Score)
                .ThenByDescending(static suggestion => suggestion.DocFreq)
                .ThenBy(static suggestion => suggestion.Text, StringComparer.Ordinal)
                .Take(size),
        ];
    }

    private long DocFreq(Term term)
    {
        long docFreq = 0;
        foreach (LeafContext leaf in reader.Leaves)
        {
            if (leaf.Reader.Terms(term.Field)?.GetEnumerator() is { } cursor && cursor.SeekExact(term.Bytes))
            {
                docFreq += cursor.DocFreq;
            }
        }

        return docFreq;
    }

    /// <summary>The nearest terms that are frequent enough: best score first, equal ones in their order.</summary>
    private Dictionary<Term, SpellSuggestion> Near(Term term, int edits, long moreThan, int count, SearchBudget budget)
    {
        FuzzyQuery near = new(term, edits, Math.Max(_options.MinPrefix, edits - 1));
        Dictionary<Term, (float Score, long DocFreq)> all = [];
        int seen = 0;
        foreach (LeafContext leaf in reader.Leaves)
        {
            budget.Check();
            if (leaf.Reader.Terms(term.Field) is not { } terms)
            {
                continue;
            }

            MatchedTerms matched = near.Open(terms.GetEnumerator(), budget);
            while (matched.MoveNext())
            {
                if (seen++ % TermsPerBudgetCheck == 0)
                {
                    budget.Check();
                }

                Term candidate = new(term.Field, matched.Cursor.Term);
                long docFreq = all.GetValueOrDefault(candidate).DocFreq + matched.Cursor.DocFreq;
                all[candidate] = (near.Nearness(candidate, matched.Edits), docFreq);
            }
        }

        all.Remove(term);
        return all.Where(one => one.Value.DocFreq > moreThan && one.Value.Score >= _options.Accuracy)
            .OrderByDescending(static one => one.Value.Score)
            .ThenBy(static one => one.Key)
            .Take(count)
            .ToDictionary(static one => one.Key, static one => new SpellSuggestion(one.Key.Text, one.Value.Score, one.Value.DocFreq));
    }
}
