namespace Imdi.Functions.Directory;

/// <summary>What the Directory keeps of people.</summary>
internal static class DirectoryHoldings
{
    public static readonly PersonalHolding People = new(
        "people", "Name, address, language, roles, countries, term of whoever has a role", "To let the right people in and to write to them",
        "Until a year after the end of the term; then a pseudonym stands there", "The duty `directory-retention`; the secretariat on request",
        ["Person.Name", "Person.Email"]);

    public static readonly PersonalHolding Organisations = new(
        "organisations", "The address and postal address of an organisation, which may be a person's", "To write to it", "Until it leaves the Directory", "Its removal by the secretariat; on request",
        ["Organisation.Email", "Organisation.Address"]);

    public static readonly PersonalHolding Joinings = new(
        "joinings", "Name and address of whoever asks that an organisation may join, and their words", "To confirm the request and to answer it", "A week if nobody confirms it; two years after the decision; the organisation's name stays",
        "The duty `joining-retention`; on request", ["Joining.ContactName", "Joining.Email", "Joining.Purpose", "Joining.Reason"]);

    public static readonly PersonalHolding Messages = new(
        "messages", "Whom an e-mail goes to and its words", "To send it, and again where that fails", "Thirty days after it was sent or given up; then only that it was sent", "The duty `message-erasure`; on request",
        ["StoredMessage.To", "StoredMessage.Values", "StoredMessage.Reason"]);

    public static readonly PersonalHolding Links = new(
        "links", "The hash of a secret link and what it opens, no address", "To let in whoever holds the link", "Thirty days after it has run out", "The duty `directory-retention`; revoked on request", ["AccessLink.Hash", "AccessLink.Subject"]);

    public static readonly PersonalHolding Sessions = new(
        "sessions", "Which account is signed in since when, and when that was used last; no name and no address", "To show people where they are signed in and to let them end it",
        "Until it is ended, at most a day after it was last used", "Signing out; the duty `directory-retention`; with the person on request", ["Session.Subject"]);

    public static readonly PersonalHolding Senders = new(
        "sender-counts", "How many forms came from a network address on a day, under a keyed hash of it", "To keep scripts from filling in forms", "The day, whose key nobody can use on another", "The duty `directory-retention`", []);

    public static readonly PersonalHolding Tokens = new(
        "tokens", "The agency that a token was given to, and the day it was used last", "To let in an agency's system", "For good, as record of who could send data", "Nothing; it names no person", ["AgencyToken.Agency"]);

    public static readonly PersonalHolding Audit = new(
        "audit", "Ids of accounts, tokens and records, what they did and when; no name and no address", "To prove who changed what", "For good: entries are chained by their hashes", "Nothing; the id leads to nobody once the record of the person is a pseudonym", ["AuditEntry.Who", "RegionVersion.By"]);

    public static IReadOnlyList<PersonalHolding> Unsearched { get; } = [Links, Sessions, Senders, Tokens, Audit];
}
