using System.Runtime.InteropServices;

namespace Search.Archive.Generations;

/// <summary>
/// Numbers for things, from 0 in the order of first sight; equal ones have one number. Most are the same object again, which is cheaper to see than that two
/// are equal.
/// </summary>
/// <param name="comparer">Says which are equal.</param>
internal sealed class Numbering<T>(IEqualityComparer<T> comparer)
    where T : class
{
    private readonly Dictionary<T, int> _byReference = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<T, int> _byContent = new(comparer);

    /// <param name="thing">What gets a number.</param>
    /// <param name="isNew">Whether no equal one had a number before.</param>
    public int Of(T thing, out bool isNew)
    {
        isNew = false;
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_byReference, thing, out bool seen);
        if (!seen)
        {
            ref int equal = ref CollectionsMarshal.GetValueRefOrAddDefault(_byContent, thing, out bool known);
            equal = known ? equal : _byContent.Count - 1;
            number = equal;
            isNew = !known;
        }

        return number;
    }
}
