using System.Globalization;
using Search.Evaluation;

switch (args)
{
    case ["ner", string file]:
        NerEvaluation.Run(file, NerEvaluation.Likely, showErrors: false);
        return 0;
    case ["ner", string file, string threshold]:
        NerEvaluation.Run(file, float.Parse(threshold, CultureInfo.InvariantCulture), showErrors: false);
        return 0;
    case ["ner-errors", string file]:
        NerEvaluation.Run(file, NerEvaluation.Likely, showErrors: true);
        return 0;
    case ["facets", .. string[] files]:
        FacetSample.Run(files);
        return 0;
    case ["scale", string count, .. string[] files]:
        ResolutionScale.Run(files, int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    case ["copies", .. string[] files] when files.Length > 0:
        CopyEvaluation.Run(files);
        return 0;
    case ["copies-scale", string file]:
        CopyScale.Run(file);
        return 0;
    case ["build-lexicon", string data, string target]:
        LexiconBuilder.Build(data, target);
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: ner FILE [SURE]              precision, recall and strict F1 of persons and places on tagged sentences, and throughput
                   ner-errors FILE              the same with every error
                   facets FILE...               the most frequent people and places, and a sample of rare ones, of JSON lines of articles
                   scale COUNT FILE...          time and memory of resolving COUNT articles, made of those in the files
                   copies FILE...               precision and recall of copies on constructed edits of the articles, on unrelated ones and on forms
                   copies-scale FILE            time and memory of finding the copies among the articles of a file of JSON lines
                   build-lexicon DATA TARGET    tables of words and places from DATA (gazetteers, ner, articles, words) into TARGET
            """);
        return 2;
}
