using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Imdi.Shared;

namespace Imdi.Functions.Directory;

/// <summary>Somebody by their e-mail address; letters large and small are the same.</summary>
/// <param name="Names">What the Directory calls them, once it has been looked up.</param>
public sealed record PersonSought(string Address, IReadOnlySet<string> Names)
{
    /// <summary>Stands where an address was inside a text.</summary>
    public const string Gone = "[erased]";

    private static readonly Refusal NoAddress = Refusal.Unprocessable("address-wrong", "An e-mail address, such as name@example.org.", new FieldError("/address", "not-an-address", "An e-mail address, such as name@example.org."));

    // Not the end of a longer address, and not its beginning.
    private readonly Regex _pattern = new($@"(?<![A-Za-z0-9._%+-]){Regex.Escape(Address)}(?![A-Za-z0-9-]|\.[A-Za-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Outcome<PersonSought> Of(string? address) =>
        address?.Trim() is { } text && MailAddress.IsOne(text) ? new PersonSought(text, new HashSet<string>()) : NoAddress;

    public bool Is(string? address) => string.Equals(address?.Trim(), Address, StringComparison.OrdinalIgnoreCase);

    public bool IsNamed(string? name) => name is not null && Names.Contains(name.Trim());

    public bool IsIn(string? text) => text is not null && _pattern.IsMatch(text);

    /// <summary>Whether any text of a record has the address in it.</summary>
    public bool IsIn<T>(T record) where T : class => IsIn(JsonSerializer.SerializeToNode(record));

    /// <summary>The record with no text of it naming the address; the same where none does.</summary>
    public T Without<T>(T record) where T : class => JsonSerializer.SerializeToNode(record) is { } node && IsIn(node) ? Without(node).Deserialize<T>()! : record;

    public string Without(string text) => _pattern.Replace(text, Gone);

    private bool IsIn(JsonNode? node) => node switch
    {
        JsonObject thing => thing.Any(member => IsIn(member.Value) || IsIn(member.Key)),
        JsonArray list => list.Any(IsIn),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => IsIn((string)value!),
        _ => false,
    };

    private JsonNode Without(JsonNode node) => node switch
    {
        JsonObject thing => new JsonObject(thing.Select(member => KeyValuePair.Create(Without(member.Key), member.Value is null ? null : Without(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Without(item))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Without((string)value!)),
        _ => node.DeepClone(),
    };
}
