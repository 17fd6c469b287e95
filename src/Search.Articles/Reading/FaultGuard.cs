namespace Search.Articles.Reading;

/// <summary>Turns what goes wrong with a file or an archive's entry into a fault that ends its items, and nothing else.</summary>
internal static class FaultGuard
{
    public static IEnumerable<ReadItem> Read(SourceFile file, Func<IEnumerable<ReadItem>> open, CancellationToken cancellation)
    {
        IEnumerator<ReadItem>? items = null;
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                ReadItem item = default;
                var more = true;
                var last = false;
                try
                {
                    items ??= open().GetEnumerator();
                    more = items.MoveNext();
                    item = more ? items.Current : default;
                }
                catch (Exception e) when (ToFault(file, e) is { } fault)
                {
                    item = new ReadItem(null, fault);
                    last = true;
                }

                if (!more)
                {
                    yield break;
                }

                yield return item;
                if (last)
                {
                    yield break;
                }
            }
        }
        finally
        {
            items?.Dispose();
        }
    }

    private static ItemFault? ToFault(SourceFile file, Exception e) => e switch
    {
        ItemFaultException fault => new ItemFault(file.Path, fault.Line, fault.Code, fault.Message),
        InvalidDataException => new ItemFault(file.Path, 0, "bad-gzip", $"The packed file is damaged: {e.Message}"),
        IOException or UnauthorizedAccessException => new ItemFault(file.Path, 0, "unreadable", $"The file cannot be read: {e.Message}"),
        _ => null,
    };
}
