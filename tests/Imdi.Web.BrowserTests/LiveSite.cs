using Imdi.Functions;
using Imdi.Functions.Commands;
using Imdi.Functions.Hosting;
using Imdi.Functions.Nightly;
using Imdi.Functions.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Web.BrowserTests;

/// <summary>The real application on Kestrel over Azurite in memory, with the demonstration data, published once for the assembly.</summary>
internal static class LiveSite
{
    /// <summary>Where the site writes its messages.</summary>
    public static string Mail { get; } = System.IO.Directory.CreateTempSubdirectory("imdi-mail-").FullName;

    private static readonly Lazy<Task<Uri>> Started = new(StartAsync);

    public static Task<Uri> AddressAsync() => Started.Value;

    private static async Task<Uri> StartAsync()
    {
        var azurite = await AzuriteProcess.StartOrAdoptAsync(null, _ => { }, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => azurite.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        var app = Application.Create([], "Development", new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["urls"] = "http://127.0.0.1:0",
            ["Mail:Folder"] = Mail,
            ["FormGuard:FormsPerDay"] = "100000",
            ["Imdi:PostsPerMinute"] = "100000",
            ["Logging:LogLevel:Default"] = "Warning",
        });
        await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        await DemonstrationData.LoadOnFirstStartAsync(app.Services, CancellationToken.None);
        var published = await app.Services.GetRequiredService<NightlyRebuild>().RunAsync(null, CancellationToken.None);
        if (!published.IsOk) throw new InvalidOperationException(published.Refusal.Detail);
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await app.Services.GetRequiredService<StorageClients>().AllowBrowsersAsync([address.GetLeftPart(UriPartial.Authority)], CancellationToken.None);
        return address;
    }
}
