using System.Buffers.Binary;
using Search.Lucene.Codecs;
using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Storage;

/// <summary>Changes single bytes of a file and tells how reading takes it.</summary>
internal static class Damage
{
    private static readonly byte[] s_masks = [0x01, 0x80, 0xFF];

    /// <summary>Every changed byte must end in a typed exception, since a checksum covers it.</summary>
    public static void IsFoundByChecksum(MemoryStorage storage, string file, Action read)
    {
        ForEach(storage, file, repairChecksum: false, at => Assert.Fail($"{file}: damage at byte {at} was not noticed"), read);
    }

    /// <summary>
    /// With the checksum made to fit, reading must end in a typed exception or in some answer; never in another exception, in
    /// an endless loop or in boundless memory.
    /// </summary>
    public static void IsContained(MemoryStorage storage, string file, Action read) => ForEach(storage, file, repairChecksum: true, _ => { }, read);

    /// <summary>Every shorter version of the file must end in a typed exception.</summary>
    public static void TruncationIsFound(MemoryStorage storage, string file, Action read)
    {
        byte[] original = Bytes(storage, file);
        for (int length = 0; length < original.Length; length++)
        {
            storage.Put(file, original.AsSpan(0, length));
            Assert.ThrowsAny<IndexFormatException>(read);
        }

        storage.Put(file, original);
    }

    public static byte[] Bytes(MemoryStorage storage, string file)
    {
        using IndexInput input = storage.Open(file);
        return input.Span(0, (int)input.Length).ToArray();
    }

    private static void ForEach(MemoryStorage storage, string file, bool repairChecksum, Action<int> onSuccess, Action read)
    {
        byte[] original = Bytes(storage, file);
        int end = repairChecksum ? original.Length - CodecFile.FooterLength : original.Length;
        for (int at = 0; at < end; at++)
        {
            foreach (byte mask in s_masks)
            {
                byte[] damaged = (byte[])original.Clone();
                damaged[at] ^= mask;
                if (repairChecksum)
                {
                    uint crc = Crc32.Append(0, damaged.AsSpan(0, damaged.Length - 8));
                    BinaryPrimitives.WriteInt64BigEndian(damaged.AsSpan(damaged.Length - 8), crc);
                }

                storage.Put(file, damaged);
                bool succeeded = false;
                try
                {
                    read();
                    succeeded = true;
                }
                catch (IndexFormatException)
                {
                    // What is wanted.
                }
                catch (Exception e)
                {
                    Assert.Fail($"{file}: byte {at} ^ 0x{mask:x2} ended in {e}");
                }

                if (succeeded)
                {
                    onSuccess(at);
                }
            }
        }

        storage.Put(file, original);
    }
}
