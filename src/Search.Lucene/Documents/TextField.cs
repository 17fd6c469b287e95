using Search.Lucene.Analysis;
using Search.Lucene.Model;

namespace Search.Lucene.Documents;

/// <summary>Text that the writer's analyzer cuts into terms.</summary>
public sealed class TextField : DocumentField
{
    /// <exception cref="ArgumentException">The options index nothing.</exception>
    public TextField(string name, ReadOnlyMemory<char> text, TextFieldOptions? options = null)
        : base(name)
    {
        Options = options ?? TextFieldOptions.Default;
        if (Options.IndexOptions == IndexOptions.None)
        {
            throw new ArgumentException($"Field '{name}' is analyzed, but its options index nothing.", nameof(options));
        }

        Text = text;
    }

    public TextField(string name, string text, TextFieldOptions? options = null)
        : this(name, text.AsMemory(), options)
    {
    }

    /// <summary>Indexes the tokens of a stream instead of a text's; nothing can be stored.</summary>
    public TextField(string name, TokenStream tokens, TextFieldOptions? options = null)
        : this(name, ReadOnlyMemory<char>.Empty, options)
    {
        if (Options.Stored)
        {
            throw new ArgumentException($"Field '{name}' has a token stream and no text that could be stored.", nameof(options));
        }

        Tokens = tokens;
    }

    public TextFieldOptions Options { get; }

    public ReadOnlyMemory<char> Text { get; set; }

    /// <summary>When set, is indexed instead of the text.</summary>
    public TokenStream? Tokens { get; set; }
}
