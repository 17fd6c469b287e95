using Search.Articles.Reading;

namespace Search.Articles.Entities.Aliasing;

/// <summary>
/// Reads an alias file: UTF-8, a rule a line, cells between tabs, <c>#</c> begins a comment.
/// <code>
/// action    kind            name   target               where
/// merge     person|place    NAME   TARGET               [articles=ID,ID | with=NAME,NAME]
/// split     person|place    NAME   [TARGET]             [articles=ID,ID | with=NAME,NAME]
/// rename    person|place    NAME   TARGET
/// suppress  person|place    NAME                        [articles=ID,ID | with=NAME,NAME]
/// </code>
/// A line that cannot be understood, or that contradicts one above it, is a fault and is left out.
/// </summary>
public static class AliasReader
{
    private const int MostCells = 5;
    private const int LongestName = 200;
    private const int MostLines = 100_000;

    /// <summary>Reads the lines of a file.</summary>
    /// <param name="lines">The file's lines.</param>
    /// <param name="file">Its path, for the faults.</param>
    public static AliasRules Read(IEnumerable<string> lines, string file)
    {
        var rules = new List<AliasRule>();
        var faults = new List<ItemFault>();
        var subjects = new Dictionary<string, int>(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (number > MostLines)
            {
                faults.Add(Fault(file, number, $"More than {MostLines} lines are not read."));
                break;
            }

            if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith('#') || (number == 1 && line.StartsWith("action\t", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (Parse(line, number, out string reason) is not { } rule)
            {
                faults.Add(Fault(file, number, reason));
            }
            else if (!subjects.TryAdd(Subject(rule), number))
            {
                faults.Add(Fault(file, number, $"Line {subjects[Subject(rule)]} already says what becomes of {Word(rule.Kind)} '{rule.Name}'."));
            }
            else
            {
                rules.Add(rule);
            }
        }

        return new AliasRules(rules, faults);
    }

    private static ItemFault Fault(string file, int line, string reason) => new(file, line, "bad-alias", reason);

    private static string Word(EntityKind kind) => kind == EntityKind.Person ? "person" : "place";

    private static string Subject(AliasRule rule) =>
        string.Join('\t', rule.Kind, NameKey.Fold(rule.Name), string.Join(',', rule.Articles), string.Join(',', rule.With), rule.Action == AliasAction.Split && !rule.IsLimited);

    private static AliasRule? Parse(string line, int number, out string reason)
    {
        string[] cells = [.. line.Split('\t').Select(cell => cell.Trim())];
        cells = cells[..(Array.FindLastIndex(cells, cell => cell.Length > 0) + 1)];
        if (cells.Length is < 3 or > MostCells)
        {
            reason = $"A rule has 3 to {MostCells} cells between tabs (action, kind, name, target, where), not {cells.Length}.";
            return null;
        }

        AliasAction? action = cells[0].ToLowerInvariant() switch
        {
            "merge" => AliasAction.Merge,
            "split" => AliasAction.Split,
            "rename" => AliasAction.Rename,
            "suppress" => AliasAction.Suppress,
            _ => null,
        };
        EntityKind? kind = cells[1].ToLowerInvariant() switch { "person" => EntityKind.Person, "place" => EntityKind.Place, _ => null };
        string target = cells.Length > 3 ? cells[3] : "";
        string where = cells.Length > 4 ? cells[4] : "";
        reason = action is null ? $"The action must be merge, split, rename or suppress, not '{Shown(cells[0])}'."
            : kind is null ? $"The kind must be person or place, not '{Shown(cells[1])}'."
            : FaultOf(action.Value, cells[2], target, where);
        if (reason.Length > 0)
        {
            return null;
        }

        var rule = new AliasRule(number, action!.Value, kind!.Value, cells[2], target.Length == 0 && action == AliasAction.Split ? cells[2] : target);
        return where.StartsWith("articles=", StringComparison.OrdinalIgnoreCase) ? rule with { Articles = List(where) }
            : where.Length > 0 ? rule with { With = List(where) }
            : rule;
    }

    private static string FaultOf(AliasAction action, string name, string target, string where)
    {
        if (name.Length is 0 or > LongestName || target.Length > LongestName)
        {
            return $"A name has 1 to {LongestName} characters.";
        }

        if (action is AliasAction.Merge or AliasAction.Rename && target.Length == 0)
        {
            return $"'{action.ToString().ToLowerInvariant()}' needs a target.";
        }

        if (action == AliasAction.Suppress && target.Length > 0)
        {
            return "'suppress' has no target; 'where' is the fifth cell.";
        }

        if (action != AliasAction.Split && string.Equals(name, target, StringComparison.Ordinal))
        {
            return "Name and target are the same.";
        }

        if (where.Length == 0)
        {
            return "";
        }

        bool known = where.StartsWith("articles=", StringComparison.OrdinalIgnoreCase) || where.StartsWith("with=", StringComparison.OrdinalIgnoreCase);
        return action == AliasAction.Rename ? "'rename' holds in all articles and has no 'where'; use 'split'."
            : !known || List(where).Length == 0 ? $"'where' is articles=ID,ID or with=NAME,NAME, not '{Shown(where)}'."
            : "";
    }

    private static string[] List(string where) =>
        where[(where.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Shown(string text) => text.Length <= 50 ? text : text[..50] + "…";
}
