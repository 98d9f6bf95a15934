namespace Imdi.Functions.Hosting;

/// <summary>
/// A request that shows an operation. A test sends it to the running application over the demonstration data; the answer is kept in
/// <c>examples/{operation}-{status}.json</c>, held to it, and shown in the description.
/// </summary>
/// <param name="Address">As a caller would write it. <c>{0}</c>, <c>{1}</c> stand for what <see cref="Taken"/> names, in headers and body too.</param>
/// <param name="Status">What is answered; an operation has one example a status.</param>
public sealed record Example(string Address, int Status = 200)
{
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>The demonstration role that asks; nobody is signed in without one.</summary>
    public string? Role { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>From answers to other operations' first examples: <c>issueToken /id</c> by JSON pointer, <c>readDraft ETag</c> by header.</summary>
    public IReadOnlyList<string> Taken { get; init; } = [];
}
