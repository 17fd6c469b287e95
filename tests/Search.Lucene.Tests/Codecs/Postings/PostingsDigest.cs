using System.Globalization;
using Search.Lucene.Codecs.Terms;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using DictionaryTerms = Search.Lucene.Reading.Terms;

namespace Search.Lucene.Tests.Codecs.Postings;

/// <summary>Digests of what is read by walking, seeking, skipping, and of impacts: the twin of <c>PostingsOracle.java</c>.</summary>
internal static class PostingsDigest
{
    private const ulong Factor = 1099511628211UL;

    public static IReadOnlyList<string> Compute(FieldsReader reader, FieldInfos fields, int maxDoc)
    {
        var lines = new List<string>();
        foreach (FieldInfo field in fields.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (reader.Terms(field.Name) is { } terms)
            {
                lines.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{field.Name} {terms.Count} {terms.SumTotalTermFreq} {terms.SumDocFreq} {terms.DocCount} walk={Walk(terms):x} seek={Seek(terms):x} skip={Skip(terms, maxDoc):x} impacts={Impacts(terms, maxDoc):x}"));
            }
        }

        return lines;
    }

    private static ulong Mix(ulong digest, long value) => (digest ^ (ulong)value) * Factor;

    private static ulong Mix(ulong digest, ReadOnlySpan<byte> bytes)
    {
        digest = Mix(digest, bytes.Length);
        foreach (byte b in bytes)
        {
            digest = Mix(digest, b);
        }

        return digest;
    }

    private static ulong Next(ulong state) => (state * 6364136223846793005UL) + 1442695040888963407UL;

    private static ulong Positions(ulong digest, DictionaryTerms terms, PostingsEnum p)
    {
        if (terms.HasPositions)
        {
            for (int i = p.Freq; i > 0; i--)
            {
                digest = Mix(digest, p.NextPosition());
                digest = Mix(digest, p.StartOffset);
                digest = Mix(digest, p.EndOffset);
                digest = Mix(digest, p.Payload);
            }
        }

        return digest;
    }

    private static ulong Walk(DictionaryTerms terms)
    {
        ulong digest = 1;
        TermsEnum e = terms.GetEnumerator();
        PostingsEnum? p = null;
        while (e.MoveNext())
        {
            digest = Mix(digest, e.Term);
            digest = Mix(digest, e.DocFreq);
            digest = Mix(digest, e.TotalTermFreq);
            p = e.Postings(PostingsFeatures.All, p);
            for (int d = p.NextDoc(); d != DocIdSetIterator.NoMoreDocs; d = p.NextDoc())
            {
                digest = Mix(digest, d);
                digest = Mix(digest, p.Freq);
                digest = Positions(digest, terms, p);
            }
        }

        return digest;
    }

    private static ulong Seek(DictionaryTerms terms)
    {
        ulong digest = 1;
        ulong state = 42;
        TermsEnum all = terms.GetEnumerator();
        TermsEnum e = terms.GetEnumerator();
        while (all.MoveNext())
        {
            state = Next(state);
            if ((state >> 60) >= 4)
            {
                continue;
            }

            byte[] wanted = all.Term.ToArray();
            int change = (int)((state >> 40) & 3);
            if (wanted.Length > 0 && change == 1)
            {
                wanted[^1]++;
            }
            else if (wanted.Length > 0 && change == 2)
            {
                wanted = wanted[..^1];
            }
            else if (wanted.Length > 0 && change == 3)
            {
                wanted[(int)((state >> 45) & 0xFFFF) % wanted.Length]--;
            }

            bool found = e.SeekExact(wanted);
            digest = Mix(digest, found ? 1 : 0);
            if (found)
            {
                digest = Mix(digest, e.TotalTermFreq);
                if (((state >> 58) & 1) == 0)
                {
                    digest = e.MoveNext() ? Mix(digest, e.Term) : Mix(digest, -1);
                }
            }

            SeekStatus status = e.SeekCeiling(wanted);
            digest = Mix(digest, status switch { SeekStatus.Found => 0, SeekStatus.NotFound => 1, _ => 2 });
            if (status != SeekStatus.End)
            {
                digest = Mix(digest, e.Term);
                digest = Mix(digest, e.DocFreq);
                bool any = true;
                for (int i = (int)((state >> 50) & 0xFF) % 80; i > 0 && any; i--)
                {
                    any = e.MoveNext();
                }

                if (any)
                {
                    digest = Mix(digest, e.Term);
                }
            }
        }

        return digest;
    }

    private static ulong Skip(DictionaryTerms terms, int maxDoc)
    {
        ulong digest = 1;
        ulong state = 7;
        TermsEnum e = terms.GetEnumerator();
        PostingsEnum? p = null;
        while (e.MoveNext())
        {
            state = Next(state);
            if (e.DocFreq < 100 && (state >> 60) > 0)
            {
                continue;
            }

            for (int shift = 2; shift < 18; shift += 3)
            {
                p = e.Postings(PostingsFeatures.All, p);
                int d = -1;
                while (d != DocIdSetIterator.NoMoreDocs)
                {
                    state = Next(state);
                    int step = 1 + (int)((state >> 33) & ((1UL << shift) - 1));
                    d = (state >> 62) == 0 ? p.NextDoc() : p.Advance(Math.Min(d + step, maxDoc));
                    digest = Mix(digest, d);
                    if (d != DocIdSetIterator.NoMoreDocs && ((state >> 60) & 3) != 0)
                    {
                        digest = Mix(digest, p.Freq);
                        if (((state >> 59) & 1) != 0)
                        {
                            digest = Positions(digest, terms, p);
                        }
                    }
                }
            }
        }

        return digest;
    }

    private static ulong Impacts(DictionaryTerms terms, int maxDoc)
    {
        ulong digest = 1;
        ulong state = 11;
        TermsEnum e = terms.GetEnumerator();
        PostingsEnum? p = null;
        while (e.MoveNext())
        {
            if (e.DocFreq <= 128)
            {
                continue;
            }

            p = e.Postings(PostingsFeatures.Freqs, p);
            int target = 0;
            while (true)
            {
                state = Next(state);
                target += 1 + (int)((state >> 33) & 2047);
                if (target >= maxDoc)
                {
                    break;
                }

                p.AdvanceShallow(target);
                if (p.ImpactsUpTo(0) == DocIdSetIterator.NoMoreDocs)
                {
                    break;
                }

                digest = Mix(digest, p.ImpactLevels);
                for (int level = 0; level < p.ImpactLevels; level++)
                {
                    digest = Mix(digest, p.ImpactsUpTo(level));
                    foreach (Impact impact in p.GetImpacts(level))
                    {
                        digest = Mix(Mix(digest, impact.Freq), impact.Norm);
                    }
                }
            }
        }

        return digest;
    }
}
