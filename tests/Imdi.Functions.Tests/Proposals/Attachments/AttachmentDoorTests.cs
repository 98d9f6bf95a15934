using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Proposals;

public sealed class AttachmentDoorTests(AttachmentHouse house) : IClassFixture<AttachmentHouse>
{
    [Fact]
    public async Task Blocks_become_a_file_that_is_hashed_scanned_and_kept()
    {
        var draft = await house.DraftAsync();
        byte[] pdf = HostileFiles.Pdf();
        using var done = await draft.SendAsync("letter.pdf", pdf[..20], pdf[20..]);
        var answer = JsonNode.Parse(await done.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(("clean", "application/pdf", Convert.ToHexStringLower(SHA256.HashData(pdf))), ((string?)answer["state"], (string?)answer["mediaType"], (string?)answer["sha256"]));
        string id = (string)answer["id"]!;
        Assert.NotNull(await house.Services.GetRequiredService<StorageClients>().Container(StorageNames.Documents).FindAsync($"attachments/{id}", CancellationToken.None));
        Assert.Null(await house.Services.GetRequiredService<IncomingFileStore>().OpenAsync(id, CancellationToken.None));
        Assert.Contains(await house.AuditAsync(), entry => entry.What == "attachment-taken" && entry.Subject == $"{draft.Id}/{id}");
    }

    [Fact]
    public async Task A_hostile_file_leaves_nothing_and_takes_no_room()
    {
        var draft = await house.DraftAsync();
        using var refused = await draft.SendAsync("letter.docx", HostileFiles.Docx(("word/vbaProject.bin", [1])));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "attachment-has-macros"), (refused.StatusCode, await AttachmentHouse.CodeOf(refused)));
        Assert.Empty((await draft.SetAsync()).Files);
    }

    [Fact]
    public async Task Limits_are_told_first_and_refused_by_name()
    {
        var draft = await house.DraftAsync();
        using var list = await house.AsAsync(null, HttpMethod.Get, draft.Address, link: draft.Link);
        using var large = await draft.OpenAsync("film.pdf", 20_000_001);
        for (int number = 0; number < 10; number++) (await draft.OpenAsync($"{number}.pdf", 100)).Dispose();
        using var eleventh = await draft.OpenAsync("11.pdf", 100);

        Assert.Contains("\"fileBytes\":20000000,\"files\":10,\"proposalBytes\":50000000,\"formBytes\":10000000", await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((413, "attachment-too-large"), ((int)large.StatusCode, await AttachmentHouse.CodeOf(large)));
        Assert.Equal((422, "too-many-attachments"), ((int)eleventh.StatusCode, await AttachmentHouse.CodeOf(eleventh)));
    }

    [Fact]
    public async Task Files_opened_at_once_do_not_exceed_the_limit_together()
    {
        var draft = await house.DraftAsync();
        var opened = await Task.WhenAll(Enumerable.Range(0, 14).Select(number => draft.OpenAsync($"{number}.pdf", 100)));

        Assert.Equal(10, opened.Count(response => response.StatusCode == HttpStatusCode.Created));
        Assert.Equal(10, (await draft.SetAsync()).Files.Count);
        foreach (var response in opened) response.Dispose();
    }

    [Fact]
    public async Task Only_the_draft_s_own_link_opens_its_files()
    {
        var (draft, other) = (await house.DraftAsync(), await house.DraftAsync());
        using var sent = await draft.SendAsync("map.png", HostileFiles.Png);
        string file = (string)JsonNode.Parse(await sent.Content.ReadAsStringAsync())!["id"]!;

        foreach (string? link in new[] { null, "", "nonsense", other.Link, await house.LinkAsync("endorsement", $"{draft.Id}/NPL") })
        {
            foreach (var (method, address) in new[] { (HttpMethod.Get, draft.Address), (HttpMethod.Get, $"{draft.Address}/{file}"), (HttpMethod.Post, $"{draft.Address}/{file}/renewals"), (HttpMethod.Post, $"{draft.Address}/{file}/complete"), (HttpMethod.Delete, $"{draft.Address}/{file}") })
            {
                using var response = await house.AsAsync("secretariat", method, address, link: link);
                Assert.Equal((address, HttpStatusCode.NotFound, "no-such-draft"), (address, response.StatusCode, await AttachmentHouse.CodeOf(response)));
            }
        }

        using var form = await other.FormAsync("map.png", HostileFiles.Png, link: draft.Link);
        Assert.Equal(HttpStatusCode.NotFound, form.StatusCode);
        await draft.SubmitAsync();
        using var late = await draft.OpenAsync("late.pdf", 10);
        Assert.Equal("no-such-draft", await AttachmentHouse.CodeOf(late));
    }

    [Fact]
    public async Task Without_script_a_form_brings_a_file_removes_it_and_leads_back()
    {
        var draft = await house.DraftAsync();
        using var brought = await draft.FormAsync("notes.txt", HostileFiles.Text("Bonjour"));
        var file = Assert.Single((await draft.SetAsync()).Files);
        using var removal = new FormUrlEncodedContent(new Dictionary<string, string> { ["lang"] = "en", ["link"] = draft.Link, ["back"] = draft.Back });
        using var removed = await house.AsAsync(null, HttpMethod.Post, $"{draft.Address}/{file.Id}/removal", removal);

        Assert.Equal((HttpStatusCode.SeeOther, draft.Back), (brought.StatusCode, brought.Headers.Location!.ToString()));
        Assert.Equal((HttpStatusCode.SeeOther, draft.Back), (removed.StatusCode, removed.Headers.Location!.ToString()));
        Assert.Empty((await draft.SetAsync()).Files);
        Assert.Null(await house.Store.OpenAsync(file.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_form_that_is_refused_comes_back_with_what_is_wrong()
    {
        var draft = await house.DraftAsync();
        using var locked = await draft.FormAsync("a.docx", HostileFiles.Compound("EncryptedPackage"));
        using var nothing = await draft.FormAsync(null, []);
        using var large = await draft.FormAsync("a.pdf", new byte[10_000_001]);
        string page = await locked.Content.ReadAsStringAsync();

        Assert.Equal((422, 422, 413), ((int)locked.StatusCode, (int)nothing.StatusCode, (int)large.StatusCode));
        Assert.Contains("locked with a password", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{draft.Back}\"", page, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self' http://127.0.0.1", string.Join(' ', locked.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(locked.Headers.CacheControl!.NoStore);
    }

    [Theory, InlineData("https://elsewhere.example/"), InlineData("//elsewhere.example"), InlineData("/en/desk/"), InlineData("/en/apply/../..//x.y")]
    public async Task A_form_leads_nowhere_else(string back)
    {
        var draft = await house.DraftAsync();
        using var brought = await draft.FormAsync("notes.txt", HostileFiles.Text("Bonjour"), back: back);

        Assert.Equal("/en/apply/", brought.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("secretariat", 303)]
    [InlineData("panel-4", 303)]
    [InlineData("panel-5", 403)]
    [InlineData("focal-point", 303)]
    [InlineData("agency", 403)]
    [InlineData("executing-agency", 403)]
    [InlineData("donor", 403)]
    [InlineData(null, 401)]
    public async Task A_submitted_file_is_for_those_who_act_on_it(string? role, int status)
    {
        var draft = await house.DraftAsync();
        using var sent = await draft.SendAsync("letter.pdf", HostileFiles.Pdf());
        var proposal = await draft.SubmitAsync();
        await house.SeatAsync(proposal, 4);
        string address = $"/api/proposals/{proposal.Id}/attachments";
        using var list = await house.AsAsync(role, HttpMethod.Get, address);
        using var file = await house.AsAsync(role, HttpMethod.Get, $"{address}/{proposal.Attachments[0].Id}");

        Assert.Equal(status == 303 ? 200 : status, (int)list.StatusCode);
        Assert.Equal(status, (int)file.StatusCode);
    }

    [Fact]
    public async Task Storage_hands_a_file_out_to_be_saved_and_whoever_has_a_link_gets_it_by_form()
    {
        var draft = await house.DraftAsync();
        using var sent = await draft.SendAsync("Brief für Népal.pdf", HostileFiles.Pdf());
        var proposal = await draft.SubmitAsync();
        string address = $"/api/proposals/{proposal.Id}/attachments/{proposal.Attachments[0].Id}", link = await house.LinkAsync("endorsement", $"{proposal.Id}/NPL");
        using var led = await house.AsAsync("secretariat", HttpMethod.Get, address);
        using var stored = await house.Client.GetAsync(led.Headers.Location);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["link"] = link });
        using var streamed = await house.AsAsync(null, HttpMethod.Post, address, form);
        using var stranger = await house.AsAsync(null, HttpMethod.Get, address, link: await house.LinkAsync("endorsement", "01KB7C2G0000000000000000ZZ/NPL"));

        Assert.NotEqual(house.Client.BaseAddress!.Authority, led.Headers.Location!.Authority);
        foreach (var response in new[] { stored, streamed })
        {
            Assert.Equal(HostileFiles.Pdf(), await response.Content.ReadAsByteArrayAsync());
            Assert.Equal(("application/octet-stream", "attachment"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Equal("Brief für Népal.pdf", response.Content.Headers.ContentDisposition.FileNameStar);
        }

        Assert.Equal("nosniff", streamed.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", streamed.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Contains(await house.AuditAsync(), entry => entry.What == "attachment-read" && entry.Subject.StartsWith(proposal.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_scan_finds_is_refused_and_what_it_cannot_tell_waits()
    {
        var draft = await house.DraftAsync();
        try
        {
            house.Scan.Verdict = new(ScanResult.Found, "Test");
            using var found = await draft.SendAsync("a.pdf", HostileFiles.Pdf());
            house.Scan.Verdict = new(ScanResult.Failed, "timeout");
            using var failed = await draft.SendAsync("b.pdf", HostileFiles.Pdf());
            house.Scan.Verdict = ScanVerdict.NotScanned;
            using var none = await draft.SendAsync("c.pdf", HostileFiles.Pdf());
            var proposal = await draft.SubmitAsync();
            string address = $"/api/proposals/{proposal.Id}/attachments";
            using var waiting = await house.AsAsync("secretariat", HttpMethod.Get, $"{address}/{proposal.Attachments[0].Id}");
            using var warned = await house.AsAsync("secretariat", HttpMethod.Get, $"{address}/{proposal.Attachments[1].Id}");

            Assert.Equal("attachment-malware", await AttachmentHouse.CodeOf(found));
            Assert.Equal([AttachmentState.Quarantined, AttachmentState.Unscanned], (await draft.SetAsync()).Files.Select(file => file.State));
            Assert.Equal((409, 303), ((int)waiting.StatusCode, (int)warned.StatusCode));

            house.Scan.Verdict = new(ScanResult.Found, "Test");
            await SweepAsync();
            using var gone = await house.AsAsync("secretariat", HttpMethod.Get, $"{address}/{proposal.Attachments[0].Id}");
            Assert.Equal(410, (int)gone.StatusCode);
            Assert.Null(await house.Store.OpenAsync(proposal.Attachments[0].Id, CancellationToken.None));
        }
        finally
        {
            house.Scan.Verdict = new(ScanResult.Clean);
        }
    }

    [Fact]
    public async Task Files_of_a_draft_that_is_gone_go_too_and_those_of_a_proposal_stay()
    {
        var (erased, submitted, begun) = (await house.DraftAsync(), await house.DraftAsync(), await house.DraftAsync());
        foreach (var draft in new[] { erased, submitted }) (await draft.SendAsync("a.pdf", HostileFiles.Pdf())).Dispose();
        string orphan = (await erased.SetAsync()).Files[0].Id, kept = (await submitted.SubmitAsync()).Attachments[0].Id;
        await house.Table.DeleteEntityAsync("draft", erased.Id);
        (await begun.OpenAsync("never.pdf", 10)).Dispose();

        await SweepAsync(DateTimeOffset.UtcNow.AddDays(8));
        await SweepAsync(DateTimeOffset.UtcNow.AddDays(8));

        Assert.Empty((await erased.SetAsync()).Files);
        Assert.Null(await house.Store.OpenAsync(orphan, CancellationToken.None));
        Assert.NotNull(await house.Store.OpenAsync(kept, CancellationToken.None));
        Assert.Empty((await begun.SetAsync()).Files);
    }

    private Task SweepAsync(DateTimeOffset? now = null) => house.Services.GetServices<IDailyDuty>().OfType<SweepAttachments>().Single().RunAsync(now ?? DateTimeOffset.UtcNow, CancellationToken.None);
}
