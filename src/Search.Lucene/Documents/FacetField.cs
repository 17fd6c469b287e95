using System.Text;

namespace Search.Lucene.Documents;

/// <summary>
/// A facet value: a value <c>dimension U+001F label</c> of the column's sorted set, and in the field of the same name the
/// drill-down terms <c>dimension U+001F label</c> and <c>dimension</c> (the latter unescaped). Inside dimension and label, U+001F
/// and U+001E are escaped by U+001E. Format: Apache Lucene 8.8, FacetsConfig with one index field name a dimension.
/// </summary>
public sealed class FacetField : DocumentField
{
    /// <summary>Stands between dimension and label.</summary>
    public const char Delimiter = '\u001F';

    private const char Escape = '\u001E';
    private string _label = string.Empty;

    /// <param name="dimension">Name of the facet; not empty.</param>
    /// <param name="label">Its value; not empty.</param>
    /// <param name="column">Name of the index field; the dimension's when null.</param>
    /// <exception cref="ArgumentException">Dimension or label is empty.</exception>
    public FacetField(string dimension, string label, string? column = null)
        : base(column ?? dimension)
    {
        ArgumentException.ThrowIfNullOrEmpty(dimension);
        Dimension = dimension;
        Label = label;
    }

    public string Dimension { get; }

    public string Label
    {
        get => _label;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            _label = value;
            Value = Encode(Dimension, value);
        }
    }

    /// <summary>The column's value and the drill-down term of the label.</summary>
    internal string Value { get; private set; } = string.Empty;

    /// <summary>The term that <paramref name="dimension"/> and <paramref name="label"/> stand under.</summary>
    public static string Encode(string dimension, string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(dimension);
        ArgumentException.ThrowIfNullOrEmpty(label);
        return EscapeComponent(dimension) + Delimiter + EscapeComponent(label);
    }

    /// <summary>The opposite of <see cref="Encode"/>; the label is empty when the term names a dimension alone.</summary>
    public static (string Dimension, string Label) Decode(string term)
    {
        var part = new StringBuilder(term.Length);
        string? dimension = null;
        for (int i = 0; i < term.Length; i++)
        {
            char c = term[i];
            if (c == Escape && i + 1 < term.Length)
            {
                part.Append(term[++i]);
            }
            else if (c == Delimiter && dimension is null)
            {
                dimension = part.ToString();
                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }

        return dimension is null ? (part.ToString(), string.Empty) : (dimension, part.ToString());
    }

    private static string EscapeComponent(string component) =>
        component.AsSpan().IndexOfAny(Delimiter, Escape) < 0
            ? component
            : component.Replace("\u001E", "\u001E\u001E", StringComparison.Ordinal).Replace("\u001F", "\u001E\u001F", StringComparison.Ordinal);
}
