namespace Search.Api.Features.Reindex;

/// <summary>Where a task stands.</summary>
public enum ReindexState
{
    Running,
    Succeeded,
    Failed,
    Cancelled,
}
