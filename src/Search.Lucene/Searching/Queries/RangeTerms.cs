using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Queries;

/// <summary>The terms between two bounds.</summary>
/// <param name="cursor">A cursor before the first term.</param>
/// <param name="lower">First term, or null for no bound.</param>
/// <param name="includeLower">Whether the lower bound itself belongs.</param>
/// <param name="upper">Last term, or null for no bound.</param>
/// <param name="includeUpper">Whether the upper bound itself belongs.</param>
internal sealed class RangeTerms(TermsEnum cursor, byte[]? lower, bool includeLower, byte[]? upper, bool includeUpper)
    : MatchedTerms(cursor)
{
    private bool _started;
    private bool _ended;

    /// <summary>The terms that begin with a prefix.</summary>
    public static RangeTerms WithPrefix(TermsEnum cursor, ReadOnlySpan<byte> prefix)
    {
        byte[]? upper = null;
        int last = prefix.Length - 1;
        while (last >= 0 && prefix[last] == byte.MaxValue)
        {
            last--;
        }

        if (last >= 0)
        {
            upper = prefix[..(last + 1)].ToArray();
            upper[last]++;
        }

        return new RangeTerms(cursor, prefix.ToArray(), true, upper, false);
    }

    public override bool MoveNext()
    {
        if (_ended)
        {
            return false;
        }

        bool found;
        if (_started)
        {
            found = Cursor.MoveNext();
        }
        else
        {
            _started = true;
            found = Start();
        }

        if (found && upper is not null)
        {
            int order = Cursor.Term.SequenceCompareTo(upper);
            found = order < 0 || (order == 0 && includeUpper);
        }

        _ended = !found;
        return found;
    }

    private bool Start()
    {
        if (lower is null || lower.Length == 0)
        {
            return Cursor.MoveNext() && (includeLower || !Cursor.Term.IsEmpty || Cursor.MoveNext());
        }

        return Cursor.SeekCeiling(lower) switch
        {
            SeekStatus.End => false,
            SeekStatus.Found when !includeLower => Cursor.MoveNext(),
            _ => true,
        };
    }
}
