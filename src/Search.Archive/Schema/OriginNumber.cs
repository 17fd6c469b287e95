using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Search.Archive.Schema;

/// <summary>A number for where an article was read from, by which a reindex sees that a record has moved.</summary>
internal static class OriginNumber
{
    public static long Of(string file, int line) => BinaryPrimitives.ReadInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{file}\0{line.ToString(CultureInfo.InvariantCulture)}")));
}
