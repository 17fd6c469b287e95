using Search.Articles.Cleaning;
using Search.Articles.Entities;

namespace Search.Archive.Generations;

/// <summary>
/// The file of a generation's kept content (<c>kept-N.bin</c>):
/// <code>
/// file     = magic version extractor:text mentions things count entity:text* count article* count pair* digest
/// magic    = "SEARCHKC" (8 bytes)
/// version  = number, 2
/// mentions = the columns of <see cref="MentionTable"/>
/// things   = the columns of <see cref="NamedThings"/>
/// article  = hash:text id:text mark:reference blocks count mention:number* named:number* count entity:number*
/// named    = for each mention, one more than the number of the thing that it stands for; 0 where that is nothing
/// blocks   = 0 | 1 source:u64 first:u64 second:u64 count key:u64*
/// pair     = text:u64 first:u64 overlap:number (thousandths, 0 for no copies)
/// digest   = SHA-256 of all before it (32 bytes)
/// </code>
/// Text, references, columns and numbers are those of <see cref="KeptWriter"/>; u64 is little-endian. An empty mark means none. The values of columns lie as this
/// kind of machine has them: what another has written does not begin with the magic, and is understood again.
/// </summary>
internal static class KeptContentStore
{
    private const ulong Version = 2;
    private const int MostOverlap = 1_000;

    /// <summary>Share of the mentions that may be no article's before the table is made anew.</summary>
    private const double MostUnused = 0.25;

    /// <summary>In the order of this machine's bytes.</summary>
    private static readonly ulong Magic = BitConverter.ToUInt64("SEARCHKC"u8);

    /// <summary>Reads what is kept; nothing where nothing is, the version or the extractor's differs, or the file is damaged: then all is understood again.</summary>
    public static KeptContent Load(ArchiveDisk disk, string path, string extractorVersion)
    {
        try
        {
            using (Stream whole = disk.OpenRead(path))
            {
                if (!KeptReader.IsWhole(whole))
                {
                    return KeptContent.Nothing();
                }
            }

            using Stream stream = disk.OpenRead(path);
            var reader = new KeptReader(stream);
            if (reader.Fixed() != Magic || reader.Number() != Version || !string.Equals(reader.Text(), extractorVersion, StringComparison.Ordinal))
            {
                return KeptContent.Nothing();
            }

            return Read(reader);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return KeptContent.Nothing();
        }
    }

    /// <summary>Writes the file durably.</summary>
    public static void Save(ArchiveDisk disk, string path, string extractorVersion, KeptContent content) =>
        disk.WriteDurably(path, target =>
        {
            using var writer = new KeptWriter(target);
            writer.Fixed(Magic);
            writer.Number(Version);
            writer.Text(extractorVersion);
            KeptExtraction[] extractions = [.. content.Extractions];
            MentionTable mentions = content.Mentions.Trim(Array.ConvertAll(extractions, e => e.Mentions), MostUnused, out int[][] numbers);
            mentions.Save(writer);
            content.Things.Save(writer);
            writer.Number(content.EntityIds.Count);
            foreach (string id in content.EntityIds)
            {
                writer.Text(id);
            }

            writer.Number(extractions.Length);
            for (int i = 0; i < extractions.Length; i++)
            {
                Write(writer, extractions[i], numbers[i]);
            }

            writer.Number(content.Judged.Count);
            foreach ((ulong text, ulong first, ushort overlap) in content.Judged.All)
            {
                writer.Fixed(text);
                writer.Fixed(first);
                writer.Number(overlap);
            }

            writer.Finish();
        });

    private static void Write(KeptWriter writer, KeptExtraction extraction, int[] mentions)
    {
        writer.Text(extraction.Hash);
        writer.Text(extraction.Id);
        writer.Reference(extraction.CutMark ?? "");
        writer.Number(extraction.Blocks is null ? 0 : 1);
        if (extraction.Blocks is { } blocks)
        {
            writer.Fixed(blocks.Source);
            writer.Fixed(blocks.First);
            writer.Fixed(blocks.Second);
            writer.Number(blocks.Keys.Count);
            foreach (ulong key in blocks.Keys)
            {
                writer.Fixed(key);
            }
        }

        WriteMany(writer, mentions);
        foreach (int named in extraction.Named)
        {
            writer.Number(named + 1);
        }

        WriteMany(writer, extraction.Entities);
    }

    private static void WriteMany(KeptWriter writer, int[] numbers)
    {
        writer.Number(numbers.Length);
        foreach (int number in numbers)
        {
            writer.Number(number);
        }
    }

    private static KeptContent Read(KeptReader reader)
    {
        MentionTable mentions = MentionTable.Load(reader);
        NamedThings things = NamedThings.Load(reader);
        string[] entities = ReadMany(reader, static r => r.Text());
        int count = reader.Count();
        var extractions = new KeptExtraction[count];
        for (int i = 0; i < count; i++)
        {
            extractions[i] = ReadExtraction(reader, mentions.Count, things.Count, entities.Length);
        }

        var judged = new JudgedPairs();
        for (int left = reader.Count(); left > 0; left--)
        {
            (ulong text, ulong first, int overlap) = (reader.Fixed(), reader.Fixed(), reader.Int32());
            judged.Add(text, first, overlap <= MostOverlap ? (ushort)overlap : throw KeptReader.Damaged());
        }

        return new KeptContent(mentions, things, entities, extractions, judged);
    }

    private static KeptExtraction ReadExtraction(KeptReader reader, int mentions, int things, int entities)
    {
        string hash = reader.Text();
        string id = reader.Text();
        string mark = reader.Reference();
        ArticleBlocks? blocks = reader.Count() == 0 ? null : new ArticleBlocks(reader.Fixed(), reader.Fixed(), reader.Fixed(), ReadMany(reader, static r => r.Fixed()));
        int[] found = ReadNumbers(reader, reader.Count(), mentions);
        int[] named = ReadNumbers(reader, found.Length, things + 1);
        for (int i = 0; i < named.Length; i++)
        {
            named[i]--;
        }

        return new KeptExtraction(hash, id, found, named, ReadNumbers(reader, reader.Count(), entities)) { Blocks = blocks, CutMark = mark.Length == 0 ? null : mark };
    }

    private static T[] ReadMany<T>(KeptReader reader, Func<KeptReader, T> read)
    {
        int count = reader.Count();
        T[] items = count == 0 ? [] : new T[count];
        for (int i = 0; i < count; i++)
        {
            items[i] = read(reader);
        }

        return items;
    }

    private static int[] ReadNumbers(KeptReader reader, int count, int end)
    {
        int[] numbers = count == 0 ? [] : new int[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = reader.Int32();
            if (numbers[i] >= end)
            {
                throw KeptReader.Damaged();
            }
        }

        return numbers;
    }
}
