using System.Globalization;
using System.Text;

namespace Search.Lucene.Searching;

/// <summary>Why a document matches and scores as it does, or why it does not: a value, what it is, and what it was computed from.</summary>
/// <param name="IsMatch">Whether the document matches.</param>
/// <param name="Value">At the root exactly the score of the search; 0 where nothing matches.</param>
/// <param name="Description">What the value is.</param>
/// <param name="Details">What it was computed from.</param>
public sealed record Explanation(bool IsMatch, float Value, string Description, IReadOnlyList<Explanation> Details)
{
    public static Explanation Match(float value, string description, params IReadOnlyList<Explanation> details)
        => new(true, value, description, details);

    public static Explanation NoMatch(string description, params IReadOnlyList<Explanation> details)
        => new(false, 0, description, details);

    /// <summary>One line a node, indented by depth.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        Append(text, 0);
        return text.ToString();
    }

    private void Append(StringBuilder text, int depth)
    {
        text.Append(' ', depth * 2).Append(Value.ToString(CultureInfo.InvariantCulture)).Append(" = ").Append(Description).Append('\n');
        foreach (Explanation detail in Details)
        {
            detail.Append(text, depth + 1);
        }
    }
}
