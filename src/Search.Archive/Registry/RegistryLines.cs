using Search.Articles.Entities;

namespace Search.Archive.Registry;

/// <summary>Writes the lines of a registry: as many chunks of them at a time as there are processors, each in memory of its own, then one after another to the file.</summary>
internal static class RegistryLines
{
    internal const int Chunk = 4_096;

    public static void Write(IReadOnlyList<Entity> entities, Stream target)
    {
        LineBuffer[] buffers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new LineBuffer())];
        for (int start = 0; start < entities.Count; start += Chunk * buffers.Length)
        {
            int first = start;
            Parallel.For(0, buffers.Length, i => Fill(buffers[i], entities, Math.Min(first + (i * Chunk), entities.Count)));
            foreach (LineBuffer buffer in buffers)
            {
                target.Write(buffer.Written);
            }
        }
    }

    private static void Fill(LineBuffer buffer, IReadOnlyList<Entity> entities, int start)
    {
        buffer.Clear();
        for (int i = start; i < Math.Min(start + Chunk, entities.Count); i++)
        {
            buffer.Add(entities[i]);
        }
    }
}
