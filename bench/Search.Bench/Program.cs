using System.Globalization;
using Search.Bench;

switch (args)
{
    case ["index", var corpus, var folder, var threads, var vectors, var segments]:
        OurIndexing.Run(corpus, folder, int.Parse(threads, CultureInfo.InvariantCulture), vectors == "vectors", int.Parse(segments, CultureInfo.InvariantCulture));
        return 0;
    case ["search", var folder, var queries]:
        OurSearching.Run(folder, queries);
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
        Console.Error.WriteLine("usage: compare [--articles N] [--runs N] [--data DIR] [--only index|search]\n       memory DIR ARTICLES plain|vectors");
        return 2;
}
