using System.Text;

namespace Search.Evaluation;

/// <summary>A tagged sentence as running text.</summary>
/// <param name="Text">The words, closing punctuation at the word before, as in print.</param>
/// <param name="Offsets">Where each word begins.</param>
/// <param name="Tokens">The words and tags.</param>
internal sealed record TaggedText(string Text, int[] Offsets, List<TaggedToken> Tokens)
{
    public static TaggedText Join(List<TaggedToken> sentence)
    {
        var text = new StringBuilder();
        int[] offsets = new int[sentence.Count];
        for (int i = 0; i < sentence.Count; i++)
        {
            bool close = i == 0 || sentence[i].Text is "." or "," or ";" or ":" or "!" or "?" or ")" || sentence[i - 1].Text is "(";
            text.Append(close ? "" : " ");
            offsets[i] = text.Length;
            text.Append(sentence[i].Text);
        }

        return new TaggedText(text.ToString(), offsets, sentence);
    }

    /// <summary>The tagged names as offsets in the text.</summary>
    public IEnumerable<(string Kind, int Start, int End)> Spans() =>
        TaggedSentences.Spans(Tokens).Select(span => (span.Kind, Offsets[span.Start], Offsets[span.End - 1] + Tokens[span.End - 1].Text.Length));
}
