using Imdi.Functions.Directory;
using Imdi.Functions.Hosting;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Azurite;
using Imdi.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Imdi.Functions.Tests.Directory;

/// <summary>An outbox over an account of its own, and a server to send to.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly StorageClients _storage;

    private PostOffice(StorageClients storage) => (_storage, Store) = (storage, new OutboxStore(storage));

    public SmtpServer Server { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));

    public OutboxStore Store { get; }

    public MailFileStore Files => new(_storage);

    public MailSettings Settings => new() { Host = "127.0.0.1", Port = Server.Port, From = "imdi@example.org", ReplyTo = "secretariat@example.org", RequireTls = false };

    public static async Task<PostOffice> OpenAsync() => new(await AzuriteServer.FreshAsync());

    public Task QueueAsync(string id, string to = "reader@example.net", string title = "Nurses for Nepal", Language language = default) => QueueAsync(Of(id, to, title, language));

    public Task QueueAllAsync(IEnumerable<string> ids) => new Outbox(Store, new OutboxNews(), Clock).QueueAllAsync([.. ids.Select(id => Of(id, "reader@example.net", "Nurses for Nepal", Language.English))], CancellationToken.None);

    public Task QueueAsync(OutboxMessage message) => new Outbox(Store, new OutboxNews(), Clock).QueueAsync(message, CancellationToken.None);

    private static OutboxMessage Of(string id, string to, string title, Language language) => new(id, to, language, "proposal-received", [title, "IMDI-K7QM-2X4P-8", "/en/proposals/status/abc/"]);

    public Task SendAsync(MailSettings? settings = null, CancellationToken cancellation = default)
    {
        var mail = Options.Create(settings ?? Settings);
        var hosting = Options.Create(new HostingSettings { BaseAddress = "https://imdi.example" });
        return new SendOutbox(Store, new MailTransports(mail, Files), mail, hosting, new FixedRegion(Region.Default), Clock, NullLogger<SendOutbox>.Instance).RunAsync(cancellation);
    }

    public async Task<StoredMessage> ReadAsync(string id) => (await Store.FindAsync(StoredMessage.KeyOf(id), CancellationToken.None))!;

    public async Task<int> CountAsync(MessageState state) => (await Store.PageAsync(state, 1000, null, CancellationToken.None)).Value.Messages.Count;

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
