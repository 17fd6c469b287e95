using Search.Articles.Cleaning;
using Search.Articles.Entities;

namespace Search.Archive.Generations;

/// <summary>
/// The file of a generation's kept content (<c>kept-N.bin</c>). A name or mention is written where it is first used and is a number from then on:
/// <code>
/// file     = magic version extractor:text count article* count pair* digest
/// magic    = "SEARCHKC" (8 bytes)
/// version  = number, 1
/// article  = hash:text id:text mark:reference blocks count mention* count entity:reference*
/// blocks   = 0 | 1 source:u64 first:u64 second:u64 count key:u64*
/// mention  = number of the mention in the order of first use; of a new one follow kind:number surface:reference name:reference occurrences:number confidence:f32 evidence:number
/// pair     = text:u64 first:u64 overlap:number (thousandths, 0 for no copies)
/// digest   = SHA-256 of all before it (32 bytes)
/// </code>
/// Text, references and numbers are those of <see cref="KeptWriter"/>; u64 and f32 are little-endian. An empty mark means none. The numbers of
/// <see cref="EntityKind"/> and <see cref="MentionEvidence"/> are persisted here.
/// </summary>
internal static class KeptContentStore
{
    private const ulong Version = 1;
    private const int MostOverlap = 1_000;

    /// <summary>Read as a little-endian number.</summary>
    private static readonly ulong Magic = BitConverter.ToUInt64("SEARCHKC"u8);

    /// <summary>Reads what is kept; empty where nothing is, the version or the extractor's differs, or the file is damaged: then all is understood again.</summary>
    public static KeptContent Load(ArchiveDisk disk, string path, string extractorVersion)
    {
        try
        {
            using (Stream whole = disk.OpenRead(path))
            {
                if (!KeptReader.IsWhole(whole))
                {
                    return KeptContent.Empty;
                }
            }

            using Stream stream = disk.OpenRead(path);
            var reader = new KeptReader(stream);
            if (reader.Fixed() != Magic || reader.Number() != Version || !string.Equals(reader.Text(), extractorVersion, StringComparison.Ordinal))
            {
                return KeptContent.Empty;
            }

            return Read(reader);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return KeptContent.Empty;
        }
    }

    /// <summary>Writes the file durably.</summary>
    public static void Save(ArchiveDisk disk, string path, string extractorVersion, IReadOnlyCollection<KeptExtraction> extractions, JudgedPairs judged) =>
        disk.WriteDurably(path, target =>
        {
            using var writer = new KeptWriter(target);
            writer.Fixed(Magic);
            writer.Number(Version);
            writer.Text(extractorVersion);
            writer.Number(extractions.Count);
            var mentions = new Numbering<Mention>(EqualityComparer<Mention>.Default);
            foreach (KeptExtraction extraction in extractions)
            {
                Write(writer, extraction, mentions);
            }

            writer.Number(judged.Count);
            foreach ((ulong text, ulong first, ushort overlap) in judged.All)
            {
                writer.Fixed(text);
                writer.Fixed(first);
                writer.Number(overlap);
            }

            writer.Finish();
        });

    private static void Write(KeptWriter writer, KeptExtraction extraction, Numbering<Mention> mentions)
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

        writer.Number(extraction.Mentions.Count);
        foreach (Mention mention in extraction.Mentions)
        {
            Write(writer, mention, mentions);
        }

        writer.Number(extraction.Entities.Count);
        foreach (string entity in extraction.Entities)
        {
            writer.Reference(entity);
        }
    }

    private static void Write(KeptWriter writer, Mention mention, Numbering<Mention> mentions)
    {
        int number = mentions.Of(mention, out bool isNew);
        writer.Number(number);
        if (!isNew)
        {
            return;
        }

        writer.Number((int)mention.Kind);
        writer.Reference(mention.Surface);
        writer.Reference(mention.Name);
        writer.Number(mention.Count);
        writer.Fixed(mention.Confidence);
        writer.Number((int)mention.Evidence);
    }

    private static KeptContent Read(KeptReader reader)
    {
        int count = reader.Count();
        var extractions = new Dictionary<string, KeptExtraction>(count, StringComparer.Ordinal);
        var mentions = new List<Mention>();
        for (int i = 0; i < count; i++)
        {
            KeptExtraction extraction = ReadExtraction(reader, mentions);
            extractions[extraction.Hash] = extraction;
        }

        var judged = new JudgedPairs();
        for (int left = reader.Count(); left > 0; left--)
        {
            (ulong text, ulong first, int overlap) = (reader.Fixed(), reader.Fixed(), reader.Int32());
            judged.Add(text, first, overlap <= MostOverlap ? (ushort)overlap : throw KeptReader.Damaged());
        }

        return new KeptContent(extractions, judged);
    }

    private static KeptExtraction ReadExtraction(KeptReader reader, List<Mention> mentions)
    {
        string hash = reader.Text();
        string id = reader.Text();
        string mark = reader.Reference();
        ArticleBlocks? blocks = reader.Count() == 0 ? null : new ArticleBlocks(reader.Fixed(), reader.Fixed(), reader.Fixed(), ReadMany(reader, static r => r.Fixed()));
        Mention[] found = ReadMany(reader, r => ReadMention(r, mentions));
        return new KeptExtraction(hash, id, found, ReadMany(reader, static r => r.Reference())) { Blocks = blocks, CutMark = mark.Length == 0 ? null : mark };
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

    private static Mention ReadMention(KeptReader reader, List<Mention> mentions)
    {
        int number = reader.Int32();
        if (number == mentions.Count)
        {
            var kind = (EntityKind)reader.Int32();
            mentions.Add(new Mention(kind, reader.Reference(), reader.Reference(), reader.Int32(), reader.FixedSingle(), (MentionEvidence)reader.Int32()));
        }

        return number < mentions.Count ? mentions[number] : throw KeptReader.Damaged();
    }
}
