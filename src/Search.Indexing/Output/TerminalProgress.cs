using Search.Archive.Reindexing;
using Spectre.Console;

namespace Search.Indexing.Output;

/// <summary>A bar that fills over the whole run.</summary>
internal sealed class TerminalProgress(ProgressTask task) : IProgress<ReindexProgress>
{
    public void Report(ReindexProgress value)
    {
        task.Description = Markup.Escape(ProgressText.Of(value));
        task.Value = value.Phase == ReindexPhase.Done ? 1 : value.Fraction;
    }
}
