using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Search.Api.Tests;

/// <summary>The service over the sample articles, on a real socket, with an archive of its own.</summary>
public sealed class ServiceFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string AdminKey = "key-for-tests";
    private readonly string _folder = Directory.CreateTempSubdirectory("search-api").FullName;

    public ServiceFixture() => UseKestrel(0);

    /// <summary>Speaks to the service through the network.</summary>
    public HttpClient Client { get; private set; } = null!;

    public string IndexFolder => Path.Combine(_folder, "index");

    public async ValueTask InitializeAsync()
    {
        StartServer();
        Client = CreateClient();
        for (int attempt = 0; attempt < 600; attempt++)
        {
            using HttpResponseMessage ready = await Client.GetAsync("/health/ready");
            if (ready.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("the service did not become ready within a minute");
    }

    /// <summary>A JSON answer with the status that is expected.</summary>
    public async Task<JsonElement> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, $"{path}: {(int)response.StatusCode} {text}");
        Assert.Equal(expected == HttpStatusCode.OK ? "application/json" : "application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Search:Index", IndexFolder);
        builder.UseSetting("Search:Source", Path.Combine(Surroundings.RepositoryRoot, "index-data", "articles"));
        builder.UseSetting("Search:AdminKey", AdminKey);
        builder.UseSetting("Search:RefreshMilliseconds", "50");
    }
}
