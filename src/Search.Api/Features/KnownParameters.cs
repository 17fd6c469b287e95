using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Search.Api.Features;

/// <summary>The query parameters that a record of parameters declares.</summary>
internal static class KnownParameters<T>
{
    public static IReadOnlySet<string> Names { get; } = typeof(T).GetProperties()
        .Select(p => p.GetCustomAttribute<FromQueryAttribute>()?.Name)
        .OfType<string>()
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
