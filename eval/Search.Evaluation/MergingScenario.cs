using Search.Articles.Entities;

namespace Search.Evaluation;

/// <summary>A small corpus of mentions of which a person wrote down who is who.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Number">From 1; scenarios of odd number are the development half.</param>
/// <param name="Articles">The mentions, an item an article.</param>
/// <param name="Gold">Key of the entity of each mention, parallel to <paramref name="Articles"/>.</param>
internal sealed record MergingScenario(string Name, int Number, IReadOnlyList<ArticleMentions> Articles, IReadOnlyList<IReadOnlyList<string>> Gold)
{
    private const float Certain = 0.9f;
    private const float Fair = 0.7f;
    private const float Doubtful = 0.45f;

    public bool IsDevelopment => Number % 2 == 1;

    /// <summary>Reads the format that the head of <c>merging.txt</c> describes.</summary>
    public static IReadOnlyList<MergingScenario> Read(string file)
    {
        var scenarios = new List<MergingScenario>();
        string name = "";
        var lines = new List<string>();
        foreach (string line in File.ReadLines(file).Append("== end"))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                if (lines.Count > 0)
                {
                    scenarios.Add(Parse(name, scenarios.Count + 1, lines));
                }

                name = line[3..];
                lines.Clear();
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                lines.Add(line);
            }
        }

        return scenarios;
    }

    private static MergingScenario Parse(string name, int number, List<string> lines)
    {
        var articles = new List<ArticleMentions>();
        var gold = new List<IReadOnlyList<string>>();
        foreach (string line in lines)
        {
            var mentions = new List<Mention>();
            var keys = new List<string>();
            foreach (string group in line.Split(" | "))
            {
                int colon = group.IndexOf(": ", StringComparison.Ordinal);
                string key = group[..colon];
                string[] forms = group[(colon + 2)..].Split(", ");
                foreach (string form in forms)
                {
                    mentions.Add(ToMention(form, key[0] == '@', forms));
                    keys.Add(key);
                }
            }

            articles.Add(new ArticleMentions($"{number}-{articles.Count}", mentions));
            gold.Add(keys);
        }

        return new MergingScenario(name, number, articles, gold);
    }

    private static Mention ToMention(string form, bool place, string[] group)
    {
        bool role = form[0] == '!';
        bool doubtful = form[0] == '?';
        form = form.TrimStart('!', '?');
        string[] sides = form.Split('>');
        string name = sides[^1];
        if (place)
        {
            return new Mention(EntityKind.Place, sides[0], name, 1, Certain, MentionEvidence.Locative);
        }

        bool full = name.Contains(' ', StringComparison.Ordinal);
        MentionEvidence evidence = role ? MentionEvidence.Role : full ? MentionEvidence.FirstName : MentionEvidence.Verb;
        bool near = !full && Array.Exists(group, other => other.Contains(' ', StringComparison.Ordinal));
        return new Mention(EntityKind.Person, sides[0], name, 1, doubtful ? Doubtful : full ? Certain : Fair, near ? evidence | MentionEvidence.FullNameNear : evidence);
    }
}
