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
    case ["facet-labels", string labels, .. string[] files]:
        FacetEvaluation.Run(labels, files, showErrors: false);
        return 0;
    case ["facet-errors", string labels, .. string[] files]:
        FacetEvaluation.Run(labels, files, showErrors: true);
        return 0;
    case ["merging", string scenarios, string labels, .. string[] files]:
        MergingEvaluation.Run(scenarios, labels, files, showErrors: false);
        return 0;
    case ["merging-errors", string scenarios, string labels, .. string[] files]:
        MergingEvaluation.Run(scenarios, labels, files, showErrors: true);
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
    case ["metadata", string folder]:
        MetadataEvaluation.Run(folder, showErrors: false);
        return 0;
    case ["metadata-errors", string folder]:
        MetadataEvaluation.Run(folder, showErrors: true);
        return 0;
    case ["reading", .. string[] sources]:
        ReadingSpeed.Run(sources);
        return 0;
    case ["build-lexicon", string data, string target]:
        LexiconBuilder.Build(data, target);
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: ner FILE [SURE]              precision, recall and strict F1 of persons and places on tagged sentences, and throughput
                   ner-errors FILE              the same with every error
                   facets FILE...               the most frequent people and places, and a sample of rare ones, of JSON lines of articles
                   facet-labels LABELS FILE...  precision and recall of the facets of labelled articles, within the corpus of the files
                   facet-errors LABELS FILE...  the same with every error of the development half
                   merging SCENARIOS LABELS FILE...
                                                pairwise precision, recall and F1 of entity merging, in scenarios and over labelled articles
                   merging-errors SCENARIOS LABELS FILE...
                                                the same with the scenarios of the development half that fail
                   scale COUNT FILE...          time and memory of resolving COUNT articles, made of those in the files
                   copies FILE...               precision and recall of copies on constructed edits of the articles, on unrelated ones and on forms
                   copies-scale FILE            time and memory of finding the copies among the articles of a file of JSON lines
                   metadata FOLDER              accuracy of metadata on the labelled texts in FOLDER, development and test half
                   metadata-errors FOLDER       the same with every error of the development half
                   reading SOURCE...            speed of reading and cleaning files and folders
                   build-lexicon DATA TARGET    tables of words and places from DATA (gazetteers, ner, articles, words) into TARGET
            """);
        return 2;
}
