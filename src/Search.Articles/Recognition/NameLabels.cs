using Search.Articles.Entities;

namespace Search.Articles.Recognition;

/// <summary>
/// The labels of the sequence model: outside, and for persons, places and organisations the beginning, inside and end of a name of several words and the
/// name of one word (BIOES); other names (works, events, products) only as beginning and inside. Sixteen, so that the scores of a word fill one vector.
/// </summary>
internal static class NameLabels
{
    /// <summary>Labels, the last of which is never used.</summary>
    public const int Count = 16;

    public const int Outside = 0;
    public const int OtherBegin = 13;
    public const int OtherInside = 14;
    public const int Unused = 15;

    private const int PartsPerKind = 4;

    public static int Begin(EntityKind kind) => 1 + ((int)kind * PartsPerKind);

    public static int Inside(EntityKind kind) => Begin(kind) + 1;

    public static int End(EntityKind kind) => Begin(kind) + 2;

    public static int Single(EntityKind kind) => Begin(kind) + 3;

    /// <summary>The kind of a label between outside and other.</summary>
    public static EntityKind KindOf(int label) => (EntityKind)((label - 1) / PartsPerKind);

    /// <summary>True for labels that open a name of persons, places or organisations.</summary>
    public static bool Opens(int label) => label is > Outside and < OtherBegin && (label - 1) % PartsPerKind is 0 or 3;

    /// <summary>True for the label of a name of one word.</summary>
    public static bool IsSingle(int label) => label is > Outside and < OtherBegin && (label - 1) % PartsPerKind == 3;

    /// <summary>True where a text may end.</summary>
    public static bool MayEnd(int label) => label != Unused && !NeedsNext(label);

    public static bool MayFollow(int before, int label)
    {
        if (before == Unused || label == Unused)
        {
            return false;
        }

        if (NeedsNext(before))
        {
            return label is > Outside and < OtherBegin && KindOf(label) == KindOf(before) && (label - 1) % PartsPerKind is 1 or 2;
        }

        bool fresh = label is Outside or OtherBegin || Opens(label);
        return fresh || (label == OtherInside && before is OtherBegin or OtherInside);
    }

    private static bool NeedsNext(int label) => label is > Outside and < OtherBegin && (label - 1) % PartsPerKind is 0 or 1;
}
