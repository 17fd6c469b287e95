using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace Search.Api.Configuration;

/// <summary>
/// The settings that ship beside the program, below all others: the framework looks for appsettings.json in the working folder only, and
/// the service may be started from anywhere.
/// </summary>
internal static class ShippedSettings
{
    public static void AddShippedSettings(this ConfigurationManager configuration) =>
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "appsettings.json",
            Optional = true,
        });
}
