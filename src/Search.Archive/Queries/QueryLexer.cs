namespace Search.Archive.Queries;

/// <summary>
/// Cuts a query's text into pieces. Marks that stand where they mean nothing are read as part of a word, or passed over with a warning.
/// </summary>
internal sealed class QueryLexer
{
    private static readonly Dictionary<string, QueryField> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["titel"] = QueryField.Title,
        ["title"] = QueryField.Title,
        ["text"] = QueryField.Body,
        ["body"] = QueryField.Body,
        ["person"] = QueryField.Person,
        ["people"] = QueryField.Person,
        ["ort"] = QueryField.Place,
        ["place"] = QueryField.Place,
        ["quelle"] = QueryField.Source,
        ["source"] = QueryField.Source,
        ["agentur"] = QueryField.Agency,
        ["agency"] = QueryField.Agency,
        ["autor"] = QueryField.Author,
        ["autorin"] = QueryField.Author,
        ["author"] = QueryField.Author,
    };

    private readonly string _text;
    private readonly List<string> _warnings;
    private readonly List<QueryToken> _tokens = [];
    private int _at;

    private QueryLexer(string text, List<string> warnings)
    {
        _text = text;
        _warnings = warnings;
    }

    public static List<QueryToken> Cut(string text, List<string> warnings)
    {
        var lexer = new QueryLexer(text, warnings);
        lexer.Run();
        return lexer._tokens;
    }

    private void Run()
    {
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                _at++;
            }
            else if (c is '(' or ')')
            {
                Add(c == '(' ? QueryTokenKind.Open : QueryTokenKind.Close, "", QueryField.Anywhere, unwanted: false, _at++);
            }
            else
            {
                ReadTerm();
            }
        }
    }

    private void ReadTerm()
    {
        int start = _at;
        bool unwanted = false;
        if (_text[_at] is '-' or '\u2212')
        {
            if (_at + 1 >= _text.Length || char.IsWhiteSpace(_text[_at + 1]))
            {
                // A dash between blanks is punctuation of a sentence somebody pasted.
                _at++;
                return;
            }

            unwanted = true;
            _at++;
            if (_text[_at] == '(')
            {
                Add(QueryTokenKind.Open, "", QueryField.Anywhere, unwanted: true, start);
                _at++;
                return;
            }
        }
        else if (_text[_at] == '+' && _at + 1 < _text.Length && !char.IsWhiteSpace(_text[_at + 1]))
        {
            // Every word is wanted anyway.
            _at++;
        }

        QueryField field = ReadField();
        if (_at < _text.Length && IsQuote(_text[_at]))
        {
            ReadPhrase(field, unwanted, start);
            return;
        }

        int begin = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && !char.IsControl(_text[_at]) && _text[_at] is not ('(' or ')') && !IsQuote(_text[_at]))
        {
            _at++;
        }

        string word = _text[begin.._at];
        if (field == QueryField.Anywhere && !unwanted && word is "OR" or "ODER" or "|" or "||")
        {
            Add(QueryTokenKind.Or, word, field, unwanted: false, start);
        }
        else if (field == QueryField.Anywhere && !unwanted && word is "AND" or "UND" or "&&")
        {
            Add(QueryTokenKind.And, word, field, unwanted: false, start);
        }
        else
        {
            AddWord(word, field, unwanted, start);
        }
    }

    private void AddWord(string word, QueryField field, bool unwanted, int start)
    {
        bool prefix = word.Length > 1 && word[^1] == '*';
        string bare = word.TrimEnd('*');
        if (bare.Contains('*', StringComparison.Ordinal))
        {
            _warnings.Add($"'*' is understood only at the end of a word (position {start + 1}); it was read as a blank.");
            bare = bare.Replace('*', ' ');
        }

        if (!bare.Any(char.IsLetterOrDigit) && !bare.Any(char.IsSurrogate))
        {
            if (field != QueryField.Anywhere || prefix || unwanted)
            {
                _warnings.Add($"Nothing to look for at position {start + 1}; it was passed over.");
            }

            return;
        }

        Add(prefix ? QueryTokenKind.Prefix : QueryTokenKind.Word, bare, field, unwanted, start);
    }

    private void ReadPhrase(QueryField field, bool unwanted, int start)
    {
        int begin = ++_at;
        while (_at < _text.Length && !IsQuote(_text[_at]))
        {
            _at++;
        }

        string inside = _text[begin.._at];
        if (_at < _text.Length)
        {
            _at++;
        }
        else
        {
            _warnings.Add($"The quotation mark at position {begin} is not closed; the phrase was read up to the end.");
        }

        if (inside.Any(char.IsLetterOrDigit))
        {
            Add(QueryTokenKind.Phrase, inside.Trim(), field, unwanted, start);
        }
        else
        {
            _warnings.Add($"The phrase at position {start + 1} is empty; it was passed over.");
        }
    }

    private QueryField ReadField()
    {
        int colon = _text.IndexOf(':', _at);
        if (colon < 0 || colon == _at || colon + 1 >= _text.Length || char.IsWhiteSpace(_text[colon + 1]) || colon - _at > 20)
        {
            return QueryField.Anywhere;
        }

        string name = _text[_at..colon];
        if (!name.All(char.IsLetter))
        {
            return QueryField.Anywhere;
        }

        if (Fields.TryGetValue(name, out QueryField field))
        {
            _at = colon + 1;
            return field;
        }

        if (_text[colon + 1] is not '/')
        {
            _warnings.Add($"'{name}:' at position {_at + 1} is no field; it was read as a word.");
        }

        return QueryField.Anywhere;
    }

    private void Add(QueryTokenKind kind, string text, QueryField field, bool unwanted, int position) =>
        _tokens.Add(new QueryToken(kind, text, field, unwanted, position + 1));

    private static bool IsQuote(char c) => c is '"' or '„' or '“' or '”' or '«' or '»' or '‟';
}
