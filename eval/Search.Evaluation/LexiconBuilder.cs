using System.IO.Compression;
using System.Text;
using Search.Articles.Entities;

namespace Search.Evaluation;

/// <summary>
/// Builds the two embedded tables of <c>src/Search.Articles/Data</c> from the gazetteers, and from word statistics of the files whose licence permits it.
/// <c>words.tsv.gz</c>: word TAB <see cref="WordClass"/> in hexadecimal. <c>places.tsv.gz</c>: spelling, label (empty when equal), kind, country,
/// population, latitude, longitude. Both in ordinal order; the output depends on nothing but the input.
/// </summary>
internal static class LexiconBuilder
{
    public static void Build(string data, string target)
    {
        var statistics = new WordStatistics();
        statistics.ReadAll(data);
        var places = new PlaceTable();
        places.ReadGazetteers(Path.Combine(data, "gazetteers"));
        places.AddSeen(statistics);

        var words = new SortedDictionary<string, WordClass>(StringComparer.Ordinal);
        foreach ((string word, WordClass found) in statistics.Classify())
        {
            words[word] = found;
        }

        foreach (string name in places.Names)
        {
            int space = name.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0)
            {
                words[name[..space]] = words.GetValueOrDefault(name[..space]) | WordClass.PlaceStart;
            }
            else
            {
                foreach (string derived in PlaceTable.Derived(name))
                {
                    words[derived] = words.GetValueOrDefault(derived) | WordClass.FromPlace;
                }
            }
        }

        Write(Path.Combine(target, "words.tsv.gz"), words.Select(word => $"{word.Key}\t{(int)word.Value:x}"));
        Write(Path.Combine(target, "places.tsv.gz"), places.Lines);
        Console.WriteLine($"{words.Count} words, {places.Names.Count()} spellings of places");
    }

    private static void Write(string path, IEnumerable<string> lines)
    {
        using FileStream file = File.Create(path);
        using var zip = new GZipStream(file, CompressionLevel.SmallestSize);
        using var writer = new StreamWriter(zip, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (string line in lines)
        {
            writer.WriteLine(line);
        }
    }
}
