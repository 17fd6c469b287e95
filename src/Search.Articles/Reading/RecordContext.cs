using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Search.Articles.Reading;

/// <summary>What every record of a file shares, and the one place where fields become a <see cref="RawArticle"/>.</summary>
internal sealed class RecordContext(SourceFile file, string stem, ArticleFormat format, Func<string, string?>? known)
{
    private readonly byte[] _relativePath = Encoding.UTF8.GetBytes(file.RelativePath);

    /// <summary>The first folder, or archive, of the path: the outlet where nothing else names one.</summary>
    private readonly string? _folder = file.RelativePath.IndexOf('/') is var slash and > 0 ? FileKind.Stem(file.RelativePath[..slash]) : null;

    public string RelativePath => file.RelativePath;

    /// <param name="fields">What was found.</param>
    /// <param name="bytes">The record's own bytes, for the hash.</param>
    /// <param name="number">1-based line or record number, 0 when the file is one article.</param>
    public ReadItem Article(RecordFields fields, ReadOnlySpan<byte> bytes, int number)
    {
        var text = fields.Text ?? fields.Teaser;
        if (string.IsNullOrWhiteSpace(text))
        {
            return Fault(number, "missing-text", "There is no text in it.");
        }

        var url = Trimmed(fields.Url);
        return new ReadItem(
            new RawArticle
            {
                Id = RecordId(fields.Id) ?? (number == 0 ? stem : stem + "#" + number.ToString(CultureInfo.InvariantCulture)),
                Origin = new ArticleOrigin(file.Path, number, Hash(bytes)) { Format = fields.Format ?? FormatName },
                Title = Trimmed(fields.Title),
                Kicker = Trimmed(fields.Kicker),
                Teaser = fields.Text is null ? null : Trimmed(fields.Teaser),
                Text = text,
                IsScraped = string.IsNullOrWhiteSpace(fields.Title),
                Date = Trimmed(fields.Date),
                Updated = Trimmed(fields.Updated),
                Authors = fields.Authors,
                Agencies = fields.Agencies,
                Url = url,
                Source = Trimmed(fields.Source) ?? Host(url) ?? _folder,
                Section = Trimmed(fields.Section),
                Place = Trimmed(fields.Place),
                Language = Trimmed(fields.Language),
                Captions = fields.Captions,
                Credits = fields.Credits,
                Cut = fields.Cut,
            },
            null);
    }

    /// <summary>The item of a record that the caller knows, else null. One that takes its id from its line is never known: it may have moved.</summary>
    /// <param name="bytes">The record's own bytes.</param>
    /// <param name="number">1-based line, 0 when the file is one article.</param>
    public ReadItem? Recognise(ReadOnlySpan<byte> bytes, int number)
    {
        if (known is null)
        {
            return null;
        }

        string hash = Hash(bytes);
        return known(hash) is { } id && !id.StartsWith(stem + "#", StringComparison.Ordinal)
            ? new ReadItem(null, null) { Known = new KnownRecord(id, new ArticleOrigin(file.Path, number, hash), bytes.Length) }
            : null;
    }

    public ReadItem Fault(int line, string code, string reason) => new(null, new ItemFault(file.Path, line, code, reason));

    /// <summary>An id as the record gives it; control characters and absurd length make it useless, then the path stands in.</summary>
    private static string? RecordId(string? id)
    {
        id = Trimmed(id);
        return id is null || id.Length > ReadLimits.IdLength || id.AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0 ? null : id;
    }

    private string FormatName => format switch
    {
        ArticleFormat.Html => "HTML",
        ArticleFormat.Markdown => "Markdown",
        ArticleFormat.Json or ArticleFormat.JsonLines => "JSON",
        ArticleFormat.Delimited => "CSV",
        ArticleFormat.Xml => "XML",
        _ => "text",
    };

    private static string? Trimmed(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string? Host(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return null;
        }

        return uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
    }

    private string Hash(ReadOnlySpan<byte> record)
    {
        const int hashDigits = 32;
        var length = _relativePath.Length + 1 + record.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        _relativePath.CopyTo(buffer, 0);
        buffer[_relativePath.Length] = 0;
        record.CopyTo(buffer.AsSpan(_relativePath.Length + 1));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, length), digest);
        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(digest[..(hashDigits / 2)]);
    }
}
