using Imdi.Functions;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddFirstRead(builder.Configuration).AddHostedService<ReadAhead>().AddHostedService<MapAhead>();
builder.Services.AddRooms(builder.Configuration, HostMode.Worker);
builder.Services.AddSingleton<Pipeline>();
builder.Build().Run();
