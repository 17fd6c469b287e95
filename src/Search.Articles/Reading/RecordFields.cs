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

    public List<string> Authors { get; } = [];

    public List<string> Agencies { get; } = [];

    public List<string> Captions { get; } = [];

    public List<string> Credits { get; } = [];

    public List<CutBlock> Cut { get; } = [];

    /// <summary>Sets a single-valued field that is still empty; adds to a list.</summary>
    public void Set(RecordField field, string value)
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
            case RecordField.Authors: Authors.Add(value); break;
            case RecordField.Agencies: Agencies.Add(value); break;
            case RecordField.Captions: Captions.Add(value); break;
            case RecordField.Credits: Credits.Add(value); break;
        }
    }
}
