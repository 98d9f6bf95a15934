using Azure.Data.Tables;
using Azure.Storage.Blobs.Specialized;
using Imdi.Functions.Directory;
using Imdi.Functions.Proposals;
using Imdi.Functions.Storage;
using Imdi.Functions.Tests.Proposals;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.House;

/// <summary>What examples of attachments need: a draft with its link and a file whose only block has arrived, and a proposal with a file.</summary>
internal static class ExampleAttachments
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 11, 0, 0, TimeSpan.Zero);

    public static async Task SendAsync(IServiceProvider services)
    {
        var storage = services.GetRequiredService<StorageClients>();
        await storage.Table(StorageNames.Directory).UpsertEntityAsync(new TableEntity("access-link", AccessLink.HashOf(AttachmentFunctions.ExampleLink))
        {
            ["Purpose"] = "draft", ["Subject"] = AttachmentFunctions.ExampleDraft, ["IssuedAt"] = At, ["ExpiresAt"] = At.AddDays(60),
        });
        Assert.True(await services.GetRequiredService<DraftStore>().AddAsync(Draft.New(AttachmentFunctions.ExampleDraft, Imdi.Shared.Language.English, At), CancellationToken.None));
        byte[] pdf = HostileFiles.Pdf();
        using var block = new MemoryStream(pdf);
        await storage.Container(StorageNames.Incoming).GetBlockBlobClient($"upload/{AttachmentFunctions.ExampleFile}").StageBlockAsync(Convert.ToBase64String("000000"u8), block);
        var attachments = services.GetRequiredService<AttachmentStore>();
        var draft = new AttachmentSet(AttachmentFunctions.ExampleDraft, []);
        Assert.True((await attachments.SaveAsync(draft, draft.Open(AttachmentFunctions.ExampleFile, "study.pdf", pdf.Length, new AttachmentSettings(), At).Value.Set, CancellationToken.None)).IsOk);

        var set = new AttachmentSet(AttachmentFunctions.ExampleProposal, [new("01KB7C2G0000000000000000AD", "study.pdf", pdf.Length, AttachmentState.Clean, At) { MediaType = "application/pdf", Sha256 = new string('a', 64) }]);
        Assert.True((await attachments.SaveAsync(new(set.Draft, []), set, CancellationToken.None)).IsOk);
        await services.GetRequiredService<ProposalStore>().AddAsync(Sample.Proposal(AttachmentFunctions.ExampleProposal) with { Attachments = set.ForSubmission().Value }, CancellationToken.None);
    }
}
