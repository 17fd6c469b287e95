using Search.Api.Configuration;
using Search.Api.Features.Reindex;
using Search.Archive.Embedded;
using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Archive.Reindexing;
using Search.Articles.Entities;

namespace Search.Api.Hosting;

/// <summary>Registration of the archive and of what keeps it current.</summary>
internal static class ArchiveServices
{
    public static void AddArchive(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ArchivePaths>();
        services.AddSingleton(provider => new GenerationStore(provider.GetRequiredService<ArchivePaths>().Index));
        services.AddSingleton<ISearchEngine, EmbeddedEngine>();
        services.AddSingleton<IMentionExtractor, GermanMentionExtractor>();
        services.AddSingleton<IEntityResolver, EntityResolver>();
        services.AddSingleton<LiveArchive>();
        services.AddSingleton<Reindexer>();
        services.AddSingleton<ReindexTasks>();
        services.AddHostedService<ArchiveHost>();
    }
}
