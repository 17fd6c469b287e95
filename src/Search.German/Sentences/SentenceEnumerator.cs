namespace Search.German.Sentences;

/// <summary>Walks over the sentences of a text; see <see cref="SentenceBoundaries.Enumerate"/>. No sentence is empty.</summary>
public ref struct SentenceEnumerator
{
    private readonly ReadOnlySpan<char> _text;
    private int _next;

    internal SentenceEnumerator(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The sentence's place in the text.</summary>
    public Range Current { get; private set; }

    public readonly SentenceEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_next < _text.Length)
        {
            int start = _next;
            _next = SentenceBoundaries.NextStart(_text, start);
            ReadOnlySpan<char> sentence = _text[start.._next];
            ReadOnlySpan<char> trimmed = sentence.TrimStart();
            start += sentence.Length - trimmed.Length;
            int length = trimmed.TrimEnd().Length;
            if (length > 0)
            {
                Current = start..(start + length);
                return true;
            }
        }

        return false;
    }
}
