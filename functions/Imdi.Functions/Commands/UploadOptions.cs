namespace Imdi.Functions.Commands;

/// <summary>What is sent, where, and in whose name.</summary>
internal sealed record UploadOptions(string Kind, FileInfo File, string AddressText, string? Token, bool PublishWhenClean, int BlockKib)
{
    public const string TokenVariable = "IMDI_TOKEN";

    public Uri? Address => Uri.TryCreate(AddressText, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http") ? address : null;

    public int BlockBytes => BlockKib * 1024;

    public string? Secret => string.IsNullOrEmpty(Token) ? Environment.GetEnvironmentVariable(TokenVariable) : Token;

    /// <summary>What is wrong with what was typed; null when nothing is.</summary>
    public string? Problem => this switch
    {
        { File.Exists: false } => $"There is no file {File.FullName}.",
        { File.Length: 0 } => $"{File.FullName} is empty.",
        { BlockKib: < 64 or > 4096 } => "--block-kib takes 64 to 4096.",
        { Address: null } => "--address takes an address such as https://imdi.example.",
        // A token in the clear is anybody's on the way.
        { Address: { Scheme: "http", IsLoopback: false } } => "--address must begin with https: a token is not sent in the clear.",
        _ when string.IsNullOrWhiteSpace(Secret) => $"A token is needed: set {TokenVariable}, or --token. The secretariat issues them.",
        _ => null,
    };
}
