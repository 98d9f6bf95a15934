var app = WebApplication.Create(args);
app.MapGet("/en/", () => "Hello");
await app.RunAsync();
