using System.Runtime.InteropServices;
using System.Text.Json;
using Search.Articles.Entities;
using Search.Articles.Recognition;

namespace Search.Evaluation.Training;

/// <summary>Counts which words stand beside which in texts whose licence permits it; tags are not looked at, held-out files not read.</summary>
internal sealed class ContextCounts
{
    private const int Boundary = 0;
    private const int Number = 1;
    private const int RareCapital = 2;
    private const int Rare = 3;
    private const int Reserved = 4;

    private readonly List<int[]> _sentences = [];
    private readonly List<string> _words = ["", "0", "Rare", "rare"];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly NameTokenizer _tokenizer = new(new WordInfos(Lexicon.Instance));
    private readonly TokenList _tokens = new();

    public void Read(string text)
    {
        _tokenizer.Tokenize(text, _tokens);
        Span<NameToken> tokens = _tokens.Span;
        for (int start = 0; start < tokens.Length;)
        {
            int end = NameRecognizer.ChainEnd(tokens, start);
            int[] sentence = new int[end - start];
            for (int i = start; i < end; i++)
            {
                sentence[i - start] = Id(tokens[i].Info);
            }

            _sentences.Add(sentence);
            start = end;
        }
    }

    public void ReadArticles(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            Read(document.RootElement.GetProperty("title").GetString() ?? "");
            Read(document.RootElement.GetProperty("text").GetString() ?? "");
        }
    }

    /// <summary>The words seen at least <paramref name="least"/> times, most frequent first, each with its neighbours on the left (even ids) and right (odd ids) and how often.</summary>
    public (string[] Words, (int Context, int Count)[][] Contexts, int ContextIds) Build(int least)
    {
        int[] counts = new int[_words.Count];
        foreach (int id in _sentences.SelectMany(sentence => sentence))
        {
            counts[id]++;
        }

        int[] frequent = [.. Enumerable.Range(Reserved, _words.Count - Reserved).Where(id => counts[id] >= least).OrderByDescending(id => counts[id]).ThenBy(id => _words[id], StringComparer.Ordinal)];
        int[] rank = new int[_words.Count];
        Array.Fill(rank, -1);
        for (int i = 0; i < frequent.Length; i++)
        {
            rank[frequent[i]] = i;
        }

        int Context(int id) => id < Reserved ? id : rank[id] >= 0 ? Reserved + rank[id] : char.IsUpper(_words[id][0]) ? RareCapital : Rare;
        var neighbours = new Dictionary<int, int>[frequent.Length];
        foreach (int[] sentence in _sentences)
        {
            for (int i = 0; i < sentence.Length; i++)
            {
                if (rank[sentence[i]] is >= 0 and int word)
                {
                    Dictionary<int, int> own = neighbours[word] ??= [];
                    CollectionsMarshal.GetValueRefOrAddDefault(own, 2 * (i == 0 ? Boundary : Context(sentence[i - 1])), out _)++;
                    CollectionsMarshal.GetValueRefOrAddDefault(own, (2 * (i + 1 == sentence.Length ? Boundary : Context(sentence[i + 1]))) + 1, out _)++;
                }
            }
        }

        return ([.. frequent.Select(id => _words[id])], [.. neighbours.Select(own => own.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)).ToArray())], 2 * (Reserved + frequent.Length));
    }

    private int Id(WordInfo info)
    {
        if (info.HasDigit)
        {
            return Number;
        }

        ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, info.Word, out bool known);
        if (!known)
        {
            id = _words.Count;
            _words.Add(info.Word);
        }

        return id;
    }
}
