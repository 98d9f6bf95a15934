using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Directory;

/// <summary>How messages leave, from the section <c>Mail</c>; validated at start.</summary>
public sealed record MailSettings
{
    public const string Section = "Mail";

    /// <summary>The SMTP server; without one messages become files.</summary>
    public string? Host { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>465 speaks TLS from the first byte; others begin it by STARTTLS.</summary>
    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    public string? UserName { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    public string? Password { get; init; }

    public string? From { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    public string? ReplyTo { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>Whether nothing leaves over a connection that is not encrypted.</summary>
    public bool RequireTls { get; init; } = true;

    /// <summary>Where messages are written without a server; else to the container <c>outbox</c>.</summary>
    public string? Folder { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>The origin that links in messages begin with where the site's own is not set.</summary>
    public string? LinksTo { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    internal bool HasSender => Host is null || MailAddress.IsOne(From);

    internal bool KeepsItsPassword => UserName is null || RequireTls;
}
