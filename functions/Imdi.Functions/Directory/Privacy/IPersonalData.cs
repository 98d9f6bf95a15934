using System.Text.Json.Nodes;

namespace Imdi.Functions.Directory;

/// <summary>A record that has somebody's address in it.</summary>
/// <param name="Data">The whole record, as it is kept.</param>
public sealed record PersonalRecord(string Holding, string Id, JsonNode? Data)
{
    /// <summary>Their name, where the record is one of that person and of nobody else: what they signed is found by it.</summary>
    public string? Name { get; init; }

    /// <summary>Subjects of links that were sent to them.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
}

/// <summary>What a room keeps of people, found and erased by their address.</summary>
public interface IPersonalData
{
    PersonalHolding Holding { get; }

    IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, CancellationToken cancellation);

    /// <summary>Whatever happened stays, without the person. It may run twice, or be killed half-way.</summary>
    Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>Personal data that no address leads to: only its time ends it.</summary>
public sealed class UnsearchedData(PersonalHolding holding) : IPersonalData
{
    public PersonalHolding Holding => holding;

    public IAsyncEnumerable<PersonalRecord> FindAsync(PersonSought who, CancellationToken cancellation) => AsyncEnumerable.Empty<PersonalRecord>();

    public Task EraseAsync(PersonSought who, DateTimeOffset now, CancellationToken cancellation) => Task.CompletedTask;
}
