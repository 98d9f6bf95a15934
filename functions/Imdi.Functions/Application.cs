using Imdi.Functions.Hosting;

namespace Imdi.Functions;

/// <summary>The application as a web host of its own: standalone, or the custom handler that the Functions host starts.</summary>
public static class Application
{
    public static WebApplication Create(string[] args, string? environment = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            EnvironmentName = environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
        var mode = HostMode.Of(builder.Configuration);
        builder.Services.AddRooms(builder.Configuration, mode);
        var app = builder.Build();
        app.UseRooms();
        return app;
    }
}
