using Search.Lucene.Codecs.Terms;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Merging;

/// <summary>Merges one field's dictionaries and postings: terms in order, for each the sources one after the other.</summary>
internal static class TermsMerger
{
    public static void Merge(
        FieldInfo field, IReadOnlyList<MergeSource> sources, FieldsWriter writer, Func<NumericDocValues?> norms, CancellationToken cancellation)
    {
        var queue = new PriorityQueue<Walk, Walk>(WalkOrder.Instance);
        for (int i = 0; i < sources.Count; i++)
        {
            if (sources[i].View.Terms(field.Name)?.GetEnumerator() is { } cursor && cursor.MoveNext())
            {
                var walk = new Walk(sources[i], cursor, i);
                queue.Enqueue(walk, walk);
            }
        }

        if (queue.Count == 0)
        {
            return;
        }

        PostingsFeatures features = field.HasOffsets || field.StorePayloads ? PostingsFeatures.All
            : field.HasPositions ? PostingsFeatures.Positions
            : field.HasFreqs ? PostingsFeatures.Freqs
            : PostingsFeatures.None;
        bool begun = false;
        var equal = new List<Walk>();
        byte[] term = [];
        while (queue.TryDequeue(out Walk? first, out _))
        {
            cancellation.ThrowIfCancellationRequested();
            equal.Clear();
            equal.Add(first);
            int length = first.Cursor.Term.Length;
            if (term.Length < length)
            {
                term = new byte[length * 2];
            }

            first.Cursor.Term.CopyTo(term);
            while (queue.TryPeek(out Walk? next, out _) && next.Cursor.Term.SequenceEqual(term.AsSpan(0, length)))
            {
                equal.Add(queue.Dequeue());
            }

            bool termBegun = false;
            foreach (Walk walk in equal)
            {
                walk.Postings = walk.Cursor.Postings(features, walk.Postings);
            }

            bool interleaved = equal.Count > 1 && first.Source.IsInterleaved;
            for (int i = 0; i < (interleaved ? 1 : equal.Count); i++)
            {
                PostingsEnum postings = interleaved ? new InterleavedPostings(equal.ConvertAll(w => (w.Source, w.Postings!))) : equal[i].Postings!;
                MergeSource? source = interleaved ? null : equal[i].Source;
                for (int doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
                {
                    int mapped = source?.MapView(doc) ?? doc;
                    if (mapped < 0)
                    {
                        continue;
                    }

                    if (!begun)
                    {
                        begun = true;
                        writer.BeginField(field, norms);
                    }

                    if (!termBegun)
                    {
                        termBegun = true;
                        writer.BeginTerm(term.AsSpan(0, length));
                    }

                    Copy(field, postings, mapped, writer);
                }
            }

            if (termBegun)
            {
                writer.EndTerm();
            }

            foreach (Walk walk in equal)
            {
                if (walk.Cursor.MoveNext())
                {
                    queue.Enqueue(walk, walk);
                }
            }
        }

        if (begun)
        {
            writer.EndField();
        }
    }

    private static void Copy(FieldInfo field, PostingsEnum postings, int doc, FieldsWriter writer)
    {
        int freq = field.HasFreqs ? postings.Freq : 1;
        writer.AddDoc(doc, freq);
        if (field.HasPositions)
        {
            for (int i = 0; i < freq; i++)
            {
                int position = postings.NextPosition();
                if (field.HasOffsets)
                {
                    writer.AddPosition(position, postings.Payload, postings.StartOffset, postings.EndOffset);
                }
                else
                {
                    writer.AddPosition(position, field.StorePayloads ? postings.Payload : default, -1, -1);
                }
            }
        }

        writer.EndDoc();
    }

    private sealed class Walk(MergeSource source, TermsEnum cursor, int ordinal)
    {
        public MergeSource Source { get; } = source;

        public TermsEnum Cursor { get; } = cursor;

        public int Ordinal { get; } = ordinal;

        public PostingsEnum? Postings { get; set; }
    }

    private sealed class WalkOrder : IComparer<Walk>
    {
        public static readonly WalkOrder Instance = new();

        public int Compare(Walk? x, Walk? y)
        {
            int order = x!.Cursor.Term.SequenceCompareTo(y!.Cursor.Term);
            return order != 0 ? order : x.Ordinal.CompareTo(y.Ordinal);
        }
    }
}
