using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Hosting;
using Imdi.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Imdi.Functions.Tests.Hosting;

/// <summary>A room whose operations answer, refuse and fail in every way.</summary>
public abstract class AnsweringHouse : IAsyncLifetime
{
    private protected TestHouse House { get; private set; } = null!;

    public enum Speed { SameDay, NextDay }

    public sealed record Note(string Title, int Stars, IReadOnlyList<string>? Tags = null);

    public async Task InitializeAsync() => House = await TestHouse.OpenAsync(Map);

    public async Task DisposeAsync() => await House.DisposeAsync();

    private protected static void Map(IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom("tests", "Tests");
        room.MapGet("refusals/{kind}", (int kind) => Answer.Refused(new Refusal((RefusalKind)kind, "a-code", "What would be right.") { Errors = [new("/amount", "a-code", "Positive.")] }));
        room.MapGet("stale", () => Answer.Refused(new Refusal(RefusalKind.Stale, "changed-meanwhile", "Read it again."), new { title = "now" }));
        room.MapGet("failure", string () => throw new InvalidOperationException("the password is 1234"));
        room.MapGet("storage", string () => throw new Azure.RequestFailedException(0, "no connection"));
        room.MapGet("typed", (Period? period, DateOnly? day, decimal? amount, Choice<Speed>[] speed, RowsRequest asked) => Results.Ok());
        room.MapGet("grouped", ([AsParameters] Grouped asked) => Results.Ok());
        room.MapGet("routed/{id}", (int id) => Results.Ok());
        room.MapGet("required", (string word) => Results.Ok());
        room.MapPost("notes", (Note note) => Results.Ok(note));
    }

    private protected static async Task<JsonElement> ProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private sealed record Grouped(DateOnly? Day, string? Name);
}
