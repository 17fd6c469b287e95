using Search.Articles.Reading;

namespace Search.Indexing.Output;

/// <summary>Names what was skipped, a line an item: <c>file:line: code: reason</c>.</summary>
internal static class FaultList
{
    public static void Write(TextWriter output, IReadOnlyList<ItemFault> faults)
    {
        foreach (ItemFault fault in faults)
        {
            output.WriteLine($"skipped {fault.File}{(fault.Line > 0 ? ":" + fault.Line : "")}: {fault.Code}: {fault.Reason}");
        }
    }
}
