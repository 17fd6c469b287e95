namespace Search.Lucene.Analysis;

/// <summary>The source of an analysis chain: cuts a text into tokens.</summary>
public abstract class Tokenizer : TokenStream
{
    protected Tokenizer()
        : base(new Token())
    {
    }

    /// <summary>The text being cut; filters that look around a token read it too.</summary>
    public ReadOnlyMemory<char> Text { get; private set; }

    /// <summary>Hands over the next text; <see cref="TokenStream.Reset"/> follows before tokens are read.</summary>
    public void SetText(ReadOnlyMemory<char> text) => Text = text;
}
