using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>A <see cref="Mention"/> with numbers for its words. Its layout is that of a column of a file.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">Number of the words without inflection.</param>
/// <param name="Surface">Number of the words as written.</param>
/// <param name="Count">How often it occurs in its article.</param>
/// <param name="Confidence">How sure the extractor is.</param>
/// <param name="Evidence">What speaks for it.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct NumberedMention(EntityKind Kind, int Name, int Surface, int Count, float Confidence, MentionEvidence Evidence)
{
    /// <summary>True for a name without inflection.</summary>
    public bool IsPlain => Name == Surface;

    public bool Has(MentionEvidence any) => (Evidence & any) != 0;
}
