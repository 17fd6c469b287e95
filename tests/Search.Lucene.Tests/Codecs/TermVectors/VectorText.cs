using System.Globalization;
using System.Text;
using Search.Lucene.Reading;

namespace Search.Lucene.Tests.Codecs.TermVectors;

/// <summary>A term vector as text: <c>term xfreq (position:start-end|payload ...)</c>, a line a term.</summary>
internal static class VectorText
{
    public static string Of(Terms? terms)
    {
        if (terms is null)
        {
            return "none";
        }

        var text = new StringBuilder();
        TermsEnum cursor = terms.GetEnumerator();
        PostingsEnum? postings = null;
        while (cursor.MoveNext())
        {
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(cursor.Term)} x{cursor.TotalTermFreq}");
            postings = cursor.Postings(PostingsFeatures.All, postings);
            Assert.Equal(0, postings.NextDoc());
            for (int i = 0; i < postings.Freq && (terms.HasPositions || terms.HasOffsets); i++)
            {
                int position = postings.NextPosition();
                text.Append(CultureInfo.InvariantCulture, $" {position}:{postings.StartOffset}-{postings.EndOffset}|{Convert.ToHexString(postings.Payload)}");
            }

            text.Append('\n');
            Assert.Equal(DocIdSetIterator.NoMoreDocs, postings.NextDoc());
        }

        return text.ToString();
    }

    /// <summary>What a white-space analysis of the text makes, kept with the given features.</summary>
    /// <param name="body">Words between single blanks.</param>
    /// <param name="positions">Whether positions are kept.</param>
    /// <param name="offsets">Whether offsets are kept.</param>
    /// <param name="payloads">Whether every second token has the payload (position, 7).</param>
    public static string Expected(string body, bool positions, bool offsets, bool payloads)
    {
        var text = new StringBuilder();
        foreach (VectorTerm term in Analyze(body, payloads))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(term.Bytes)} x{term.Places.Count}");
            foreach ((int position, int start, int end, byte[] payload) in term.Places)
            {
                if (positions || offsets)
                {
                    text.Append(CultureInfo.InvariantCulture, $" {(positions ? position : -1)}:{(offsets ? start : -1)}-{(offsets ? end : -1)}|{Convert.ToHexString(payload)}");
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    public static List<VectorTerm> Analyze(string body, bool payloads)
    {
        var terms = new Dictionary<string, VectorTerm>(StringComparer.Ordinal);
        int start = 0;
        int position = 0;
        foreach (string word in body.Split(' '))
        {
            if (!terms.TryGetValue(word, out VectorTerm? term))
            {
                terms[word] = term = new VectorTerm(Encoding.UTF8.GetBytes(word), []);
            }

            term.Places.Add((position, start, start + word.Length, payloads && position % 2 == 0 ? [(byte)position, 7] : []));
            position++;
            start += word.Length + 1;
        }

        List<VectorTerm> sorted = [.. terms.Values];
        sorted.Sort((a, b) => a.Bytes.AsSpan().SequenceCompareTo(b.Bytes));
        return sorted;
    }

    internal sealed record VectorTerm(byte[] Bytes, List<(int Position, int Start, int End, byte[] Payload)> Places);
}
