using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>A person's name as <see cref="PersonName"/> takes it apart, its parts by number (<see cref="PersonNames"/>). Its layout is that of a column of a file.</summary>
/// <param name="Joined">Of a full name: hash of all letters as one word.</param>
/// <param name="Written">Number of the whole name among the words of mentions.</param>
/// <param name="Cluster">Of a full name: number of its first and last word as a pair; -1 where the name is a surname alone.</param>
/// <param name="Last">Of the last word.</param>
/// <param name="Given">Of a surname alone: of the word read as a given name; -1 else.</param>
/// <param name="Middle">Where the list of the words between begins; it ends where that of the next name begins.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PersonKeys(ulong Joined, int Written, int Cluster, int Last, int Given, int Middle)
{
    /// <summary>True for more than a surname.</summary>
    public bool IsFull => Cluster >= 0;
}
