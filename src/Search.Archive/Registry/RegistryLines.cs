using System.Buffers;
using System.Text.Json;
using Search.Articles.Entities;

namespace Search.Archive.Registry;

/// <summary>Writes the lines of a registry: as many chunks of them at a time as there are processors, each in memory of its own, then one after another to the file.</summary>
internal static class RegistryLines
{
    internal const int Chunk = 4_096;

    public static void Write(IReadOnlyList<Entity> entities, Stream target)
    {
        ArrayBufferWriter<byte>[] buffers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new ArrayBufferWriter<byte>())];
        for (int start = 0; start < entities.Count; start += Chunk * buffers.Length)
        {
            int first = start;
            Parallel.For(0, buffers.Length, i => Fill(buffers[i], entities, Math.Min(first + (i * Chunk), entities.Count)));
            foreach (ArrayBufferWriter<byte> buffer in buffers)
            {
                target.Write(buffer.WrittenSpan);
            }
        }
    }

    private static void Fill(ArrayBufferWriter<byte> buffer, IReadOnlyList<Entity> entities, int start)
    {
        buffer.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(buffer);
        for (int i = start; i < Math.Min(start + Chunk, entities.Count); i++)
        {
            writer.Reset();
            EntityLine.Write(writer, entities[i]);
            writer.Flush();
            buffer.Write("\n"u8);
        }
    }
}
