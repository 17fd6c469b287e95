using System.Buffers;
using System.Text;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Automata;

namespace Search.Lucene.Searching.Queries;

/// <summary>
/// The terms that begin with a literal prefix and go on as an automaton wants. States of the part shared with the previous term
/// are kept; runs of terms with a beginning that leads nowhere are jumped over.
/// </summary>
internal sealed class AutomatonTerms : MatchedTerms
{
    /// <summary>Terms with a dead beginning passed one by one before the cursor seeks behind them.</summary>
    private const int PassedBeforeSeek = 8;

    private const int TermsPerBudgetCheck = 64;

    private readonly byte[] _prefix;
    private readonly Func<TextAutomaton> _create;
    private readonly SearchBudget _budget;
    private TextAutomaton _dfa;
    private byte[] _previous = new byte[64];
    private int[] _states = new int[65];
    private int _previousLength;
    private int _alive;
    private bool _started;
    private bool _ended;
    private int _edits;
    private int _read;

    /// <param name="cursor">A cursor before the first term.</param>
    /// <param name="prefix">What the terms begin with; not read by the automaton.</param>
    /// <param name="create">Makes the automaton for what follows the prefix.</param>
    /// <param name="budget">Checked on the way, as most terms may lead nowhere.</param>
    public AutomatonTerms(TermsEnum cursor, ReadOnlySpan<byte> prefix, Func<TextAutomaton> create, SearchBudget budget)
        : base(cursor)
    {
        _prefix = prefix.ToArray();
        _create = create;
        _budget = budget;
        _dfa = create();
        _states[0] = _dfa.Start;
        _ended = _dfa.Start == TextAutomaton.Dead;
    }

    public override int Edits => _edits;

    public override bool MoveNext()
    {
        int passed = 0;
        while (!_ended && Advance(passed))
        {
            if (++_read % TermsPerBudgetCheck == 0)
            {
                _budget.Check();
            }

            ReadOnlySpan<byte> term = Cursor.Term;
            if (!term.StartsWith(_prefix))
            {
                break;
            }

            ReadOnlySpan<byte> rest = term[_prefix.Length..];
            int state = Read(rest);
            if (state == TextAutomaton.Dead)
            {
                passed++;
                continue;
            }

            passed = 0;
            _edits = _dfa.Accept(state);
            if (_edits >= 0)
            {
                return true;
            }
        }

        _ended = true;
        return false;
    }

    private bool Advance(int passed)
    {
        if (!_started)
        {
            _started = true;
            return _prefix.Length == 0 ? Cursor.MoveNext() : Cursor.SeekCeiling(_prefix) != SeekStatus.End;
        }

        return passed < PassedBeforeSeek ? Cursor.MoveNext() : SeekBehindDead();
    }

    /// <summary>Seeks the first term that does not begin with the previous one's dead beginning.</summary>
    private bool SeekBehindDead()
    {
        int length = _alive + 1;
        while (length > 0 && _previous[length - 1] == byte.MaxValue)
        {
            length--;
        }

        if (length == 0)
        {
            return Cursor.MoveNext();
        }

        byte[] target = new byte[_prefix.Length + length];
        _prefix.CopyTo(target, 0);
        _previous.AsSpan(0, length).CopyTo(target.AsSpan(_prefix.Length));
        target[^1]++;
        return Cursor.SeekCeiling(target) != SeekStatus.End;
    }

    /// <summary>
    /// Runs the automaton over the bytes, from where they differ from the previous term. <c>_states[i]</c> is the state behind the
    /// first i bytes (set at ends of code points only), <c>_alive</c> the number of bytes that were read alive.
    /// </summary>
    private int Read(ReadOnlySpan<byte> bytes)
    {
        int shared = bytes.CommonPrefixLength(_previous.AsSpan(0, _previousLength));
        if (shared > _alive && _alive < _previousLength)
        {
            return TextAutomaton.Dead;
        }

        if (_dfa.IsFull)
        {
            _dfa = _create();
            _states[0] = _dfa.Start;
            shared = 0;
        }

        Grow(bytes.Length);
        bytes[shared..].CopyTo(_previous.AsSpan(shared));
        _previousLength = bytes.Length;
        int at = Math.Min(shared, _alive);
        while (at > 0 && at < bytes.Length && (bytes[at] & 0xC0) == 0x80)
        {
            at--;
        }

        int state = _states[at];
        while (at < bytes.Length)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes[at..], out Rune rune, out int length);
            int next = status == OperationStatus.Done ? _dfa.Step(state, rune.Value) : TextAutomaton.Dead;
            if (next == TextAutomaton.Dead)
            {
                _alive = at + length - 1;
                return TextAutomaton.Dead;
            }

            state = next;
            at += length;
            _states[at] = state;
        }

        _alive = bytes.Length;
        return state;
    }

    private void Grow(int length)
    {
        if (_previous.Length < length)
        {
            Array.Resize(ref _previous, length * 2);
            Array.Resize(ref _states, (length * 2) + 1);
        }
    }
}
