using System.Security.Cryptography;
using System.Text;
using Search.Articles;
using Search.German;
using Search.Lucene.Writing;

namespace Search.Archive.Generations;

/// <summary>
/// Tells builds of everything that turns a source into an index apart. A generation that another build wrote is never reused, so that no article keeps
/// what an older cleaner or analyzer made of it.
/// </summary>
internal static class Pipeline
{
    /// <summary>Hex digits over the module versions of the assemblies; compilation is deterministic, so equal source has equal versions.</summary>
    public static string Mark { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(
        new[] { typeof(Pipeline), typeof(Article), typeof(ArchiveAnalyzer), typeof(IndexWriter) }.Select(t => t.Module.ModuleVersionId.ToString("N"))))).AsSpan(0, 8));
}
