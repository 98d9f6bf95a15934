using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;

namespace Imdi.Functions;

/// <summary>The application as a web host of its own: standalone, or the custom handler that the Functions host starts.</summary>
public static class Application
{
    /// <param name="clock">Another than the machine's, where what comes months later has to be seen.</param>
    /// <param name="isServed">Whether it is started at once and serves what storage holds: it then begins to read that before anything else.</param>
    public static WebApplication Create(string[] args, string? environment = null, IReadOnlyDictionary<string, string?>? settings = null, TimeProvider? clock = null, bool isServed = false)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            EnvironmentName = environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
        if (clock is not null) builder.Services.AddSingleton(clock);
        if (isServed) builder.Services.AddFirstRead(builder.Configuration);
        var mode = HostMode.Of(builder.Configuration);
        builder.Services.AddHostedService<ReadAhead>().AddHostedService<MapAhead>();
        builder.Services.AddRooms(builder.Configuration, mode);
        var app = builder.Build();
        app.UseRooms();
        return app;
    }
}
