namespace Search.Articles.Reading;

/// <summary>The fields of one record as they are found, before they are an article.</summary>
internal sealed class RecordFields
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Kicker { get; set; }

    public string? Teaser { get; set; }

    public string? Text { get; set; }

    public string? Date { get; set; }

    public string? Updated { get; set; }

    public string? Url { get; set; }

    public string? Source { get; set; }

    public string? Section { get; set; }

    /// <summary>Place of the dateline.</summary>
    public string? Place { get; set; }

    /// <summary>A language tag (<c>de</c>, <c>en-GB</c>) or name.</summary>
    public string? Language { get; set; }

    /// <summary>Name of the format, where the kind of file alone does not say it ("RSS", "NITF").</summary>
    public string? Format { get; set; }

    public List<string> Authors { get; } = [];

    public List<string> Agencies { get; } = [];

    public List<string> Captions { get; } = [];

    public List<string> Credits { get; } = [];

    public List<CutBlock> Cut { get; } = [];

    /// <summary>Puts values in the place of those that a field has; of a single-valued field the first.</summary>
    public void Replace(RecordField field, IReadOnlyList<string> values)
    {
        switch (field)
        {
            case RecordField.Id: Id = null; break;
            case RecordField.Title: Title = null; break;
            case RecordField.Kicker: Kicker = null; break;
            case RecordField.Teaser: Teaser = null; break;
            case RecordField.Text: Text = null; break;
            case RecordField.Date: Date = null; break;
            case RecordField.Updated: Updated = null; break;
            case RecordField.Url: Url = null; break;
            case RecordField.Source: Source = null; break;
            case RecordField.Section: Section = null; break;
            case RecordField.Place: Place = null; break;
            case RecordField.Language: Language = null; break;
            case RecordField.Authors: Authors.Clear(); break;
            case RecordField.Agencies: Agencies.Clear(); break;
            case RecordField.Captions: Captions.Clear(); break;
            case RecordField.Credits: Credits.Clear(); break;
        }

        foreach (var value in values)
        {
            Set(field, value);
        }
    }

    /// <summary>Sets a single-valued field that is still empty; adds to a list.</summary>
    public void Set(RecordField field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        switch (field)
        {
            case RecordField.Id: Id ??= value; break;
            case RecordField.Title: Title ??= value; break;
            case RecordField.Kicker: Kicker ??= value; break;
            case RecordField.Teaser: Teaser ??= value; break;
            case RecordField.Text: Text ??= value; break;
            case RecordField.Date: Date ??= value; break;
            case RecordField.Updated: Updated ??= value; break;
            case RecordField.Url: Url ??= value; break;
            case RecordField.Source: Source ??= value; break;
            case RecordField.Section: Section ??= value; break;
            case RecordField.Place: Place ??= value; break;
            case RecordField.Language: Language ??= value; break;
            case RecordField.Authors: Authors.Add(value); break;
            case RecordField.Agencies: Agencies.Add(value); break;
            case RecordField.Captions: Captions.Add(value); break;
            case RecordField.Credits: Credits.Add(value); break;
        }
    }
}
