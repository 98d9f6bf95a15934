using System.Globalization;
using System.Text;
using Azure.Core.Pipeline;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Tests.Azurite;

/// <summary>One emulator in memory for the whole test process; every test takes an account of its own, which is empty.</summary>
public static class AzuriteServer
{
    private const int Accounts = 1000;

    private static readonly Lazy<Task<AzuriteProcess>> Server = new(StartAsync);

    private static int _taken;

    /// <summary>A fresh account with every container and table created. The policies see each request.</summary>
    public static async Task<StorageClients> FreshAsync(params HttpPipelinePolicy[] policies)
    {
        string connection = await FreshConnectionStringAsync();
        await Clients(connection).EnsureCreatedAsync(CancellationToken.None);
        return Clients(connection, policies);
    }

    /// <summary>A fresh account in which nothing is created yet.</summary>
    public static async Task<string> FreshConnectionStringAsync()
    {
        var server = await Server.Value;
        int number = Interlocked.Increment(ref _taken);
        return number <= Accounts
            ? server.ConnectionStringFor(Name(number), Key(number))
            : throw new InvalidOperationException($"The {Accounts} accounts of this test process are used up; raise the number.");
    }

    public static StorageClients Clients(string connectionString, params HttpPipelinePolicy[] policies) =>
        new(StorageSettings.FromConnectionString(connectionString), policies);

    private static async Task<AzuriteProcess> StartAsync()
    {
        var server = await AzuriteProcess.StartInMemoryAsync(
            string.Join(';', Enumerable.Range(1, Accounts).Select(number => $"{Name(number)}:{Key(number)}")), CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"test{number}");

    private static string Key(int number) => Convert.ToBase64String(Encoding.ASCII.GetBytes(Name(number)));
}
