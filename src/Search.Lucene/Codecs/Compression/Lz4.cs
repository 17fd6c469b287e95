using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// Decodes LZ4 blocks.
/// <code>
/// block    = sequence* last
/// sequence = token:byte [more:byte*] literal:byte[literals] distance:uint16le [more:byte*]      (a match of token's length)
/// last     = token:byte [more:byte*] literal:byte[literals]
/// token    = literals:4 bits, match length - 4: 4 bits; 15 means that bytes follow which add to it, up to one that is not 255
/// </code>
/// Source: the LZ4 block format description.
/// </summary>
internal static unsafe class Lz4
{
    public const int MinMatch = 4;
    public const int MaxDistance = ushort.MaxValue;
    private const int Wide = 16;
    private const int LongLength = 15;

    /// <summary>Longest match whose length stands in the token.</summary>
    private const int MaxShort = LongLength - 1 + MinMatch;

    /// <summary>Bytes of the source that a short sequence may touch.</summary>
    private const int FastInput = 1 + Wide + 2;

    /// <summary>Bytes of the target that a short sequence may touch, those behind it included.</summary>
    private const int FastOutput = (2 * Wide) + MaxShort;

    /// <summary>
    /// Decodes whole sequences until at least <paramref name="needed"/> bytes of the target are known, or all. Can be continued:
    /// both places stand behind the last sequence decoded.
    /// </summary>
    /// <param name="source">The compressed block.</param>
    /// <param name="sourceLength">Its bytes.</param>
    /// <param name="sourceAt">Bytes of it already decoded.</param>
    /// <param name="target">Room for the whole block; nothing is written outside.</param>
    /// <param name="targetLength">Bytes of the block when decoded.</param>
    /// <param name="targetAt">Bytes of it already known.</param>
    /// <param name="needed">At most <paramref name="targetLength"/>.</param>
    /// <param name="dictionary">Bytes that matches may reach back into, as if they stood before the target.</param>
    /// <param name="dictionaryLength">Their number.</param>
    /// <returns>False when the bytes are no LZ4 block of that length.</returns>
    public static bool Decode(
        byte* source,
        int sourceLength,
        ref int sourceAt,
        byte* target,
        int targetLength,
        ref int targetAt,
        int needed,
        byte* dictionary,
        int dictionaryLength)
    {
        byte* input = source + sourceAt;
        byte* inputEnd = source + sourceLength;
        byte* output = target + targetAt;
        byte* outputEnd = target + targetLength;
        byte* outputNeeded = target + needed;
        long inputRoom = Math.Max(0, inputEnd - input - FastInput);
        byte* inputFast = input + inputRoom;
        byte* outputFast = output + Math.Max(0, Math.Min(needed, targetLength - FastOutput) - targetAt);

        // What lies before the target is moved to where the dictionary has it.
        byte* lowest = target - dictionaryLength;
        long toDictionary = dictionary + dictionaryLength - target;
        while (output < outputNeeded)
        {
            // Short sequences in the midst of a block, nearly all of them: copies of fixed length, and no branch that is hard to foresee.
            while (input < inputFast && output < outputFast)
            {
                uint shortToken = *input;
                uint shortLiterals = shortToken >> 4;
                uint shortLength = shortToken & 0xF;
                byte* afterLiterals = input + 1 + shortLiterals;
                uint shortDistance = Unsafe.ReadUnaligned<ushort>(afterLiterals);
                byte* match = output + shortLiterals - shortDistance;
                long beforeTarget = (match - target) >> 63;
                if (shortLiterals == LongLength || shortLength == LongLength || shortDistance < Wide || match < lowest || (ulong)(target - 1 - match) < MaxShort)
                {
                    break;
                }

                match += beforeTarget & toDictionary;
                Vector128.Store(Vector128.Load(input + 1), output);
                output += shortLiterals;
                Vector128.Store(Vector128.Load(match), output);
                Unsafe.WriteUnaligned(output + Wide, Unsafe.ReadUnaligned<ushort>(match + Wide));
                output += shortLength + MinMatch;
                input = afterLiterals + 2;
            }

            if (output >= outputNeeded)
            {
                break;
            }

            if (input >= inputEnd)
            {
                return false;
            }

            int token = *input++;
            long literals = token >> 4;
            if (literals == LongLength && !ReadLength(ref input, inputEnd, ref literals))
            {
                return false;
            }

            if (literals > inputEnd - input || literals > outputEnd - output)
            {
                return false;
            }

            if (inputEnd - input >= literals + Wide && outputEnd - output >= literals + Wide)
            {
                CopyWide(input, output, literals);
            }
            else
            {
                Unsafe.CopyBlockUnaligned(output, input, (uint)literals);
            }

            input += literals;
            output += literals;
            if (output == outputEnd)
            {
                break;
            }

            if (inputEnd - input < 2)
            {
                return false;
            }

            int distance = input[0] | (input[1] << 8);
            input += 2;
            long length = token & 0xF;
            if (length == LongLength && !ReadLength(ref input, inputEnd, ref length))
            {
                return false;
            }

            length += MinMatch;
            if (distance == 0 || length > outputEnd - output)
            {
                return false;
            }

            byte* from = output - distance;
            long before = distance - (output - target);
            if (before > 0)
            {
                if (before > dictionaryLength)
                {
                    return false;
                }

                long inDictionary = Math.Min(before, length);
                Unsafe.CopyBlockUnaligned(output, dictionary + dictionaryLength - before, (uint)inDictionary);
                output += inDictionary;
                length -= inDictionary;
                from = target;
            }

            if (distance >= Wide && outputEnd - output >= length + Wide)
            {
                CopyWide(from, output, length);
                output += length;
            }
            else
            {
                for (byte* end = output + length; output < end;)
                {
                    *output++ = *from++;
                }
            }
        }

        sourceAt = (int)(input - source);
        targetAt = (int)(output - target);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyWide(byte* from, byte* to, long count)
    {
        byte* end = to + count;
        do
        {
            Vector128.Store(Vector128.Load(from), to);
            from += Wide;
            to += Wide;
        }
        while (to < end);
    }

    private static bool ReadLength(ref byte* input, byte* inputEnd, ref long length)
    {
        byte more;
        do
        {
            if (input >= inputEnd)
            {
                return false;
            }

            more = *input++;
            length += more;
        }
        while (more == byte.MaxValue);

        return true;
    }
}
