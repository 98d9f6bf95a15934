using Imdi.Functions.Directory;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Directory;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_message_queued_twice_is_sent_once()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.QueueAsync("proposal-received/1");
        await post.QueueAsync("proposal-received/1");

        await post.SendAsync();
        await post.QueueAsync("proposal-received/1");
        await post.SendAsync();

        Assert.Single(post.Server.Received);
        var sent = await post.ReadAsync("proposal-received/1");
        Assert.Equal((MessageState.Sent, 1, post.Clock.GetUtcNow()), (sent.State, sent.Attempts, sent.SentAt!.Value));
        Assert.Empty(sent.Values);
    }

    [Fact]
    public async Task Of_many_messages_queued_together_each_is_sent_once_also_where_one_of_them_was_queued_before()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.QueueAsync("proposal-received/7");
        await post.QueueAllAsync(Enumerable.Range(0, 120).Select(number => $"proposal-received/{number}"));
        await post.QueueAllAsync(["proposal-received/119", "proposal-received/120"]);

        await post.SendAsync();

        Assert.Equal(121, post.Server.Received.Count);
        Assert.Equal((0, 121), (await post.CountAsync(MessageState.Waiting), await post.CountAsync(MessageState.Sent)));
    }

    [Fact]
    public async Task Two_workers_send_200_messages_once_each()
    {
        await using var post = await PostOffice.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => post.QueueAsync($"proposal-received/{number}", $"reader{number}@example.net")));

        await Task.WhenAll(post.SendAsync(), post.SendAsync());

        Assert.Equal(200, post.Server.Received.Count);
        Assert.Equal(200, post.Server.Received.Select(message => message.To.ToString()).Distinct().Count());
        Assert.Equal((0, 200), (await post.CountAsync(MessageState.Waiting), await post.CountAsync(MessageState.Sent)));
        Assert.InRange(post.Server.Connections, 1, 2);
    }

    [Fact]
    public async Task Whoever_dies_between_acceptance_and_mark_leaves_it_to_be_sent_again_under_the_same_id()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.QueueAsync("proposal-received/1");
        using var death = new CancellationTokenSource();
        post.Server.Accepted = death.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post.SendAsync(cancellation: death.Token));
        post.Server.Accepted = () => { };
        await post.SendAsync();
        Assert.Single(post.Server.Received);

        post.Clock.Advance(StoredMessage.Held);
        await post.SendAsync();
        await post.SendAsync();

        Assert.Equal(2, post.Server.Received.Count);
        Assert.Single(post.Server.Received.Select(message => message.MessageId).Distinct());
        Assert.Equal(MessageState.Sent, (await post.ReadAsync("proposal-received/1")).State);
    }

    [Fact]
    public async Task A_server_that_says_later_is_asked_again_until_it_is_enough()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.QueueAsync("proposal-received/1");
        post.Server.Reply = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "451 4.7.1 come back later" : null;

        List<int> hours = [];
        for (int attempt = 1; attempt <= StoredMessage.MostAttempts; attempt++)
        {
            await post.SendAsync();
            var tried = await post.ReadAsync("proposal-received/1");
            Assert.Equal(attempt, tried.Attempts);
            hours.Add((int)(tried.Since - post.Clock.GetUtcNow()).TotalMinutes);
            post.Clock.SetUtcNow(tried.Since);
        }

        Assert.Equal([5, 15, 60, 240, 720, 0], hours);
        var parked = await post.ReadAsync("proposal-received/1");
        Assert.Equal(MessageState.Parked, parked.State);
        Assert.StartsWith("451", parked.Reason, StringComparison.Ordinal);
        Assert.Empty(post.Server.Received);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such user")]
    [InlineData("END", "554 5.7.1 we do not want this")]
    public async Task A_server_that_says_never_is_believed_and_the_others_are_sent(string at, string reply)
    {
        await using var post = await PostOffice.OpenAsync();
        await post.QueueAsync("proposal-received/1");
        post.Clock.Advance(TimeSpan.FromSeconds(1));
        await post.QueueAsync("proposal-received/2", "other@example.net");
        int asked = 0;
        post.Server.Reply = command => command.StartsWith(at, StringComparison.Ordinal) && Interlocked.Increment(ref asked) <= (at == "END" ? 2 : 1) ? reply : null;

        await post.SendAsync();

        var parked = await post.ReadAsync("proposal-received/1");
        Assert.Equal((MessageState.Parked, 1), (parked.State, parked.Attempts));
        Assert.StartsWith(reply[..3], parked.Reason, StringComparison.Ordinal);
        Assert.Equal("other@example.net", Assert.Single(post.Server.Received).To.ToString());
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("MAIL")]
    [InlineData("DATA")]
    public async Task A_connection_that_breaks_leaves_everything_for_later(string at)
    {
        await using var post = await PostOffice.OpenAsync();
        await post.QueueAsync("proposal-received/1");
        await post.QueueAsync("proposal-received/2");
        post.Server.Reply = command => command.StartsWith(at, StringComparison.Ordinal) ? SmtpServer.Drop : null;

        await post.SendAsync();
        Assert.Equal((0, 2, 1), (post.Server.Received.Count, await post.CountAsync(MessageState.Waiting), post.Server.Connections));

        post.Server.Reply = _ => null;
        post.Clock.Advance(TimeSpan.FromMinutes(5));
        await post.SendAsync();
        Assert.Equal((2, 2), (post.Server.Received.Count, await post.CountAsync(MessageState.Sent)));
    }

    [Fact]
    public async Task Nothing_leaves_unencrypted_where_that_is_not_allowed()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.QueueAsync("proposal-received/1");

        await post.SendAsync(post.Settings with { RequireTls = true });

        Assert.DoesNotContain(post.Server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.Equal("No encrypted connection could be made to the server.", (await post.ReadAsync("proposal-received/1")).Reason);
    }

    [Fact]
    public async Task Headers_take_no_lines_of_a_reader()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.QueueAsync("draft-saved/1", "victim@example.net\r\nBcc: all@example.net");
        await post.QueueAsync(new("draft-saved/2", "reader@example.net", Language.English, "draft-saved", ["A title\r\nBcc: all@example.net\r\n\r\nHello", "/en/x/", "1 December 2026"]));

        await post.SendAsync();

        Assert.Equal(MessageState.Parked, (await post.ReadAsync("draft-saved/1")).State);
        var sent = Assert.Single(post.Server.Received);
        Assert.Empty(sent.Bcc);
        Assert.Equal("Your saved draft: A title  Bcc: all@example.net    Hello", sent.Subject);
        Assert.Equal("RCPT TO:<reader@example.net>", Assert.Single(post.Server.Commands, command => command.StartsWith("RCPT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Words_of_other_scripts_arrive_whole()
    {
        await using var post = await PostOffice.OpenAsync();
        const string Title = "تدريب الممرضات قبل السفر – formation à l’étranger 护士";
        await post.QueueAsync("proposal-received/1", title: Title, language: Language.Arabic);

        await post.SendAsync();

        var sent = Assert.Single(post.Server.Received);
        Assert.Equal("وصل المقترح: IMDI-K7QM-2X4P-8", sent.Subject);
        Assert.StartsWith("=?utf-8?", RawSubject(sent), StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"\u2068{Title}\u2069", sent.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\nhttps://imdi.example/en/proposals/status/abc/\n", sent.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(("ar", "auto-generated", "secretariat@example.org"), (sent.Body!.Headers["Content-Language"], sent.Headers["Auto-Submitted"], sent.ReplyTo.ToString()));
    }

    [Fact]
    public async Task Only_a_message_that_somebody_subscribed_to_names_its_way_out()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.QueueAsync("proposal-received/1");
        await post.QueueAsync(new("corridor-alert/1", "reader@example.net", Language.English, "corridor-alert", ["A → B", "4.9%", "5%", "Q3 2026", "/en/send/gbr/ken/", "/api/subscriptions/leaving/k?lang=en"]));

        await post.SendAsync();

        var alert = post.Server.Received.Single(message => message.Headers.Contains("List-Unsubscribe"));
        Assert.Equal(("<https://imdi.example/api/subscriptions/leaving/k?lang=en>", "List-Unsubscribe=One-Click"), (alert.Headers["List-Unsubscribe"], alert.Headers["List-Unsubscribe-Post"]));
        Assert.Equal(2, post.Server.Received.Count);
    }

    [Fact]
    public async Task Without_a_server_messages_are_files_in_the_folder_else_in_storage()
    {
        await using var post = await PostOffice.OpenAsync();
        string folder = Path.Combine(Path.GetTempPath(), $"imdi-outbox-{Guid.NewGuid():N}");
        await post.QueueAsync("proposal-received/1");
        await post.SendAsync(new MailSettings { Folder = folder });
        string file = Assert.Single(System.IO.Directory.GetFiles(folder, "*.eml"));
        Assert.Contains("Nurses for Nepal", (await MimeKit.MimeMessage.LoadAsync(file)).TextBody, StringComparison.Ordinal);
        System.IO.Directory.Delete(folder, recursive: true);

        await post.QueueAsync("proposal-received/2");
        await post.SendAsync(new MailSettings());
        Assert.Equal((2, 0), (await post.CountAsync(MessageState.Sent), post.Server.Connections));
    }

    [Fact]
    public async Task After_thirty_days_address_and_words_are_gone_and_it_is_still_not_sent_again()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.QueueAsync("proposal-received/1");
        await post.SendAsync(new MailSettings());
        var duty = new EraseMessages(post.Store, post.Files);

        post.Clock.Advance(StoredMessage.KeptFor - TimeSpan.FromMinutes(1));
        await duty.RunAsync(post.Clock.GetUtcNow(), CancellationToken.None);
        Assert.NotNull((await post.ReadAsync("proposal-received/1")).To);

        post.Clock.Advance(TimeSpan.FromMinutes(2));
        await duty.RunAsync(post.Clock.GetUtcNow(), CancellationToken.None);
        await post.QueueAsync("proposal-received/1");
        await post.SendAsync();

        var erased = await post.ReadAsync("proposal-received/1");
        Assert.Equal((MessageState.Erased, null, 0), (erased.State, erased.To, erased.Values.Count));
        Assert.Empty(post.Server.Received);
    }

    [Theory]
    [InlineData("no-such-template", 1)]
    [InlineData("interest-received", 2)]
    public async Task A_message_without_its_words_is_refused_where_it_is_queued(string template, int values)
    {
        await using var post = await PostOffice.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => post.QueueAsync(new("x/1", "reader@example.net", Language.English, template, [.. Enumerable.Repeat("x", values)])));
    }

    private static string RawSubject(MimeKit.MimeMessage message) => System.Text.Encoding.ASCII.GetString(message.Headers.First(header => header.Id == MimeKit.HeaderId.Subject).RawValue).Trim();
}
