using Microsoft.AspNetCore.Http.Features;

namespace Search.Api.Features.Articles;

/// <summary>
/// Ids may hold '/', sent as %2F. The server decodes every escape of a path but that one, so that "%2F" and a literal "%2F" (sent as
/// %252F) look alike in the route's value; the raw request line tells them apart.
/// </summary>
internal static class RawRoute
{
    /// <summary>The segment behind <paramref name="prefix"/>, decoded once.</summary>
    public static string Segment(HttpContext context, string prefix, string routeValue)
    {
        string target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        int query = target.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? target : target[..query];
        int start = path.IndexOf(prefix, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return routeValue.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        }

        string rest = path[(start + prefix.Length)..];
        int end = rest.IndexOf('/', StringComparison.Ordinal);
        return Uri.UnescapeDataString(end < 0 ? rest : rest[..end]);
    }
}
