namespace Search.Lucene.Storage;

/// <summary>CRC-32 of a file's beginning. Long ones are cut into slices that the processors share: a single one does not exhaust the memory's bandwidth.</summary>
internal static class FileChecksum
{
    private const int SliceLength = 1 << 22;

    /// <param name="input">The file.</param>
    /// <param name="length">Bytes of it.</param>
    public static uint Compute(IndexInput input, long length)
    {
        int slices = checked((int)((length + SliceLength - 1) / SliceLength));
        uint Slice(int i) => Crc32.Compute(input.Span((long)i * SliceLength, LengthOf(i)));
        int LengthOf(int i) => (int)Math.Min(SliceLength, length - ((long)i * SliceLength));
        if (slices <= 1)
        {
            return slices == 0 ? 0 : Slice(0);
        }

        uint[] parts = new uint[slices];
        if (Environment.ProcessorCount == 1)
        {
            for (int i = 0; i < slices; i++)
            {
                parts[i] = Slice(i);
            }
        }
        else
        {
            Parallel.For(0, slices, i => parts[i] = Slice(i));
        }

        uint crc = parts[0];
        for (int i = 1; i < slices; i++)
        {
            crc = Crc32.Combine(crc, parts[i], LengthOf(i));
        }

        return crc;
    }
}
