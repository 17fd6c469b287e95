using Microsoft.Playwright;

namespace Search.Api.Tests;

/// <summary>Swagger UI in a real browser: it opens, and "Try it out" answers. Skipped where no Chromium is installed.</summary>
public sealed class SwaggerTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    [Fact]
    public async Task A_search_can_be_tried_out()
    {
        string? browser = Array.Find(Browsers, File.Exists);
        Assert.SkipWhen(browser is null, "No Chromium is installed (Debian package chromium).");
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = browser,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        IPage page = await chromium.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(new Uri(service.Client.BaseAddress!, "/swagger").ToString());
        ILocator operation = page.Locator("#operations-Search-search");
        await operation.Locator("button.opblock-summary-control").ClickAsync();
        await operation.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await operation.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        await Assertions.Expect(operation.Locator(".live-responses-table tbody .response-col_status").First).ToContainTextAsync("200");
        string body = await operation.Locator(".live-responses-table .response-col_description .highlight-code").First.InnerTextAsync();
        Assert.Contains("\"total\"", body, StringComparison.Ordinal);
        Assert.Contains("<mark>", body, StringComparison.Ordinal);
        Assert.Empty(errors);
        if (Environment.GetEnvironmentVariable("SEARCH_SCREENSHOT") is { Length: > 0 } picture)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = picture });
        }
    }
}
