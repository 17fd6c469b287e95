using System.Globalization;
using Search.Bench;

switch (args)
{
    case ["index", var corpus, var folder, var threads, var vectors, var segments]:
        OurIndexing.Run(corpus, folder, int.Parse(threads, CultureInfo.InvariantCulture), vectors == "vectors", int.Parse(segments, CultureInfo.InvariantCulture));
        return 0;
    case ["search", var folder, var queries, var seconds, .. var only]:
        OurSearching.Run(folder, queries, double.Parse(seconds, CultureInfo.InvariantCulture), only);
        return 0;
    case ["open", var folder]:
        OurOpening.Run(folder);
        return 0;
    case ["articles", var target, var count, .. var changed] when changed.Length < 2:
        new NewsGenerator().Write(target, int.Parse(count, CultureInfo.InvariantCulture), changed is [var share] ? int.Parse(share, CultureInfo.InvariantCulture) : 0);
        return 0;
    case ["corpus", var data, var articles]:
        new GeneratedCorpus(data, int.Parse(articles, CultureInfo.InvariantCulture)).Write();
        return 0;
    case ["memory", var data, var articles, var vectors]:
        new IndexingMemory(data, int.Parse(articles, CultureInfo.InvariantCulture), vectors == "vectors").Run();
        return 0;
    case ["compare", .. var options]:
        try
        {
            new Comparison(options).Run();
            return 0;
        }
        catch (InvalidOperationException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

    default:
        Console.Error.WriteLine("""
            usage: compare [--articles N] [--runs N] [--seconds S] [--data DIR] [--only index|search|open]
                   articles TARGET COUNT [CHANGED]   invented articles with copies; CHANGED of a thousand in a later version
                   corpus DIR ARTICLES       the corpus of the comparison, of any size
                   memory DIR ARTICLES plain|vectors   anonymous memory while indexing, this engine alone
            """);
        return 2;
}
