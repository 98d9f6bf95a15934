using Imdi.Functions;
using Imdi.Functions.Hosting;
using Imdi.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddRooms(builder.Configuration, HostMode.Worker);
builder.Services.AddSingleton<Pipeline>();
builder.Build().Run();
