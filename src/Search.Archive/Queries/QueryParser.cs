namespace Search.Archive.Queries;

/// <summary>
/// Reads what people type: <c>words</c> (all wanted), <c>"phrases"</c>, <c>-without</c>, <c>one OR other</c> (binds tighter than
/// the blank, as on the web), <c>prefix*</c>, <c>(groups)</c>, <c>person:"Xi Jinping"</c>, <c>ort:Peking</c>, <c>titel:Gipfel</c>.
/// It never fails: what it cannot read it takes as words, or passes over, and says so.
/// <code>
/// all   = any*
/// any   = term ("OR" term)*
/// term  = ["-"] [field ":"] (word | word "*" | phrase) | ["-"] "(" all ")"
/// </code>
/// </summary>
public sealed class QueryParser
{
    private readonly List<QueryToken> _tokens;
    private readonly List<string> _warnings;
    private int _at;
    private int _clauses;

    private QueryParser(List<QueryToken> tokens, List<string> warnings)
    {
        _tokens = tokens;
        _warnings = warnings;
    }

    /// <summary>Parses a text of at most <see cref="ArchiveLimits.QueryLength"/> characters.</summary>
    public static ParsedQuery Parse(string? text)
    {
        var warnings = new List<string>();
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ParsedQuery(null, warnings);
        }

        var parser = new QueryParser(QueryLexer.Cut(text, warnings), warnings);
        QueryNode? root = parser.ParseAll(0);
        return new ParsedQuery(root, warnings);
    }

    private QueryNode? ParseAll(int depth)
    {
        var wanted = new List<QueryNode>();
        var unwanted = new List<QueryNode>();
        while (_at < _tokens.Count)
        {
            QueryToken token = _tokens[_at];
            if (token.Kind == QueryTokenKind.Close)
            {
                _at++;
                if (depth > 0)
                {
                    break;
                }

                _warnings.Add($"The ')' at position {token.Position} closes nothing; it was passed over.");
                continue;
            }

            (QueryNode? node, bool not) = ParseAny(depth);
            if (node is not null)
            {
                (not ? unwanted : wanted).Add(node);
            }
        }

        return (wanted.Count, unwanted.Count) switch
        {
            (0, 0) => null,
            (1, 0) => wanted[0],
            _ => new AllNode(wanted, unwanted),
        };
    }

    private (QueryNode? Node, bool Unwanted) ParseAny(int depth)
    {
        var alternatives = new List<QueryNode>();
        bool unwanted = false;
        bool expectsMore = true;
        while (_at < _tokens.Count)
        {
            QueryToken token = _tokens[_at];
            if (token.Kind == QueryTokenKind.Or)
            {
                _at++;
                if (alternatives.Count == 0 || _at == _tokens.Count || _tokens[_at].Kind is QueryTokenKind.Or or QueryTokenKind.Close)
                {
                    AddTerm(alternatives, LonelyOperator(token));
                    break;
                }

                expectsMore = true;
                continue;
            }

            if (token.Kind == QueryTokenKind.Close || !expectsMore)
            {
                break;
            }

            if (token.Kind == QueryTokenKind.And)
            {
                // AND is what a blank means; only one that joins nothing is somebody's word.
                _at++;
                bool joins = _at > 1 && _at < _tokens.Count;
                AddTerm(alternatives, joins ? null : LonelyOperator(token));
                break;
            }

            if (token.Unwanted && alternatives.Count > 0)
            {
                _warnings.Add($"'OR -' at position {token.Position} is not understood; the word is excluded from all hits.");
                break;
            }

            unwanted |= token.Unwanted;
            AddTerm(alternatives, ParseTerm(depth));
            expectsMore = false;
        }

        QueryNode? node = alternatives.Count switch
        {
            0 => null,
            1 => alternatives[0],
            _ => new AnyNode(alternatives),
        };
        return (node, unwanted);
    }

    private QueryNode? ParseTerm(int depth)
    {
        QueryToken token = _tokens[_at++];
        switch (token.Kind)
        {
            case QueryTokenKind.Word:
                return new WordNode(token.Text, token.Field);
            case QueryTokenKind.Phrase:
                return new PhraseNode(token.Text, token.Field);
            case QueryTokenKind.Prefix:
                return new PrefixNode(token.Text, token.Field);
            case QueryTokenKind.Open when depth + 1 >= ArchiveLimits.QueryNesting:
                _warnings.Add($"Parentheses are nested deeper than {ArchiveLimits.QueryNesting} at position {token.Position}; the inner ones were passed over.");
                return null;
            default:
                return ParseAll(depth + 1);
        }
    }

    private WordNode LonelyOperator(QueryToken token)
    {
        _warnings.Add($"'{token.Text}' at position {token.Position} joins nothing; it was read as a word.");
        return new WordNode(token.Text, QueryField.Anywhere);
    }

    private void AddTerm(List<QueryNode> alternatives, QueryNode? node)
    {
        if (node is null)
        {
            return;
        }

        if (++_clauses > ArchiveLimits.QueryClauses)
        {
            if (_clauses == ArchiveLimits.QueryClauses + 1)
            {
                _warnings.Add($"Only the first {ArchiveLimits.QueryClauses} words were looked for.");
            }

            return;
        }

        alternatives.Add(node);
    }
}
