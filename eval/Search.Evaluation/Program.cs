using System.Globalization;
using Search.Articles.Entities;
using Search.Articles.Recognition;
using Search.Evaluation;
using Search.Evaluation.Training;

switch (args)
{
    case ["ner", string file]:
        NerEvaluation.Run(file);
        return 0;
    case ["ner-errors", string file]:
        NerEvaluation.ShowErrors(TaggedSentences.Read(file).Select(TaggedText.Join), new GermanMentionExtractor(NameModel.Instance));
        return 0;
    case ["facets", .. string[] files]:
        FacetSample.Run(files);
        return 0;
    case ["scale", string count, .. string[] files]:
        ResolutionScale.Run(files, int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    case ["build-lexicon", string data, string target]:
        LexiconBuilder.Build(data, target);
        return 0;
    case ["speed", .. string[] files]:
        UnderstandingSpeed.Run(files);
        return 0;
    case ["train", string data, string target, .. string[] settings]:
        new NameTrainer(data, TrainingOptions.Parse(settings)).Run(target);
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: ner FILE                     precision, recall and strict F1 of persons, places and organisations on tagged sentences, and throughput
                   ner-errors FILE              the same with every error
                   facets FILE...               the most frequent people and places, and a sample of rare ones, of JSON lines of articles
                   scale COUNT FILE...          time and memory of resolving COUNT articles, made of those in the files
                   speed FILE...                throughput of understanding, in parts and as a whole, over JSON lines of articles
                   train DATA TARGET            the recogniser's model (names.model) from DATA (ner, articles) into TARGET, with cross-validated scores
                   build-lexicon DATA TARGET    tables of words and places from DATA (gazetteers, ner, articles, words) into TARGET
            """);
        return 2;
}
