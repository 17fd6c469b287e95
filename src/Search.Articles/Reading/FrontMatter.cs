using System.Buffers;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Search.Articles.Reading;

/// <summary>
/// The YAML front matter of a Markdown file: a mapping between two lines of three hyphens. Read as a stream of events; anchors, aliases and
/// tags are refused, so that nothing is ever expanded or made.
/// </summary>
internal static class FrontMatter
{
    private static readonly SearchValues<char> NoKey = SearchValues.Create(" \t<>{}");

    private static readonly string[] NameKeys = ["name", "title", "label"];

    /// <summary>True when a text begins with a line of three hyphens and then a key.</summary>
    public static bool Begins(ReadOnlySpan<char> text)
    {
        const int mostBlanks = 4;
        var end = text.StartsWith("---", StringComparison.Ordinal) ? text[3..].IndexOf('\n') : -1;
        if (end is < 0 or > mostBlanks)
        {
            return false;
        }

        text = text[(4 + end)..];
        var line = text.IndexOf('\n') is var length and >= 0 ? text[..length] : text;
        var colon = line.IndexOf(':');
        return colon > 0 && line[..colon].Trim().IndexOfAny(NoKey) < 0 && (char.IsLetter(line[0]) || line[0] == '"');
    }

    /// <summary>Fills the fields and returns where the text begins; 0 when there is no front matter.</summary>
    /// <exception cref="ItemFaultException"><c>bad-yaml</c>, <c>too-large</c></exception>
    public static int Read(string text, RecordFields fields)
    {
        var start = text.Length - text.AsSpan().TrimStart("\uFEFF \t\r\n").Length;
        if (!Begins(text.AsSpan(start)))
        {
            return 0;
        }

        var from = text.IndexOf('\n', start) + 1;
        for (var at = from; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            if (text.AsSpan(at, end - at).TrimEnd() is "---" or "...")
            {
                Parse(text[from..at], fields);
                return Math.Min(end + 1, text.Length);
            }

            at = end + 1;
            if (at - from > ReadLimits.FrontMatterLength)
            {
                throw new ItemFaultException("too-large", $"A front matter may have {ReadLimits.FrontMatterLength / 1024} KB.", 1);
            }
        }

        throw new ItemFaultException("bad-yaml", "The front matter has no end.", 1);
    }

    private static void Parse(string yaml, RecordFields fields)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return;
            }

            parser.Consume<DocumentStart>();
            if (!parser.TryConsume<MappingStart>(out _))
            {
                throw new ItemFaultException("bad-yaml", "The front matter is no mapping.", 2);
            }

            var ranks = new Dictionary<RecordField, int>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.TryConsume<Scalar>(out var scalar) ? scalar.Value : string.Join(' ', Values(parser, 1));
                var values = Values(parser, 1);
                if (FieldNames.TryGet(key, out var field, out var rank) && field != RecordField.Text && values.Count > 0 && rank < ranks.GetValueOrDefault(field, int.MaxValue))
                {
                    ranks[field] = rank;
                    fields.Replace(field, values);
                }
            }
        }
        catch (YamlException e)
        {
            throw new ItemFaultException("bad-yaml", $"The front matter is no valid YAML: {e.Message}", (int)Math.Min(e.Start.Line + 1, int.MaxValue));
        }
    }

    /// <summary>The scalars of a value: itself, those of a sequence, of a mapping the one that names it.</summary>
    private static List<string> Values(Parser parser, int depth)
    {
        if (depth > ReadLimits.YamlDepth)
        {
            throw new ItemFaultException("too-deep", $"A front matter may nest {ReadLimits.YamlDepth} deep.", 1);
        }

        var values = new List<string>();
        switch (parser.Current)
        {
            case AnchorAlias:
                throw new ItemFaultException("bad-yaml", "A front matter may have no aliases.", (int)parser.Current.Start.Line + 1);
            case Scalar scalar:
                parser.MoveNext();
                if (scalar.Value.Length > 0 && !(scalar.Style == ScalarStyle.Plain && scalar.Value is "null" or "~" or "true" or "false"))
                {
                    values.Add(scalar.Value);
                }

                break;
            case SequenceStart:
                parser.MoveNext();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    values.AddRange(Values(parser, depth + 1));
                }

                break;
            case MappingStart:
                parser.MoveNext();
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    var key = string.Join(' ', Values(parser, depth + 1));
                    var inner = Values(parser, depth + 1);
                    if (values.Count == 0 && Array.Exists(NameKeys, k => string.Equals(k, key, StringComparison.OrdinalIgnoreCase)))
                    {
                        values.AddRange(inner);
                    }
                }

                break;
            default:
                throw new ItemFaultException("bad-yaml", string.Create(CultureInfo.InvariantCulture, $"The front matter ends within line {parser.Current?.Start.Line ?? 0}."), 1);
        }

        return values;
    }
}
