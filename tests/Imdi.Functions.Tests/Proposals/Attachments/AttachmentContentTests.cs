using System.Text;
using CsCheck;
using Imdi.Functions.Proposals;

namespace Imdi.Functions.Tests.Proposals;

public sealed class AttachmentContentTests
{
    private static readonly Dictionary<string, Func<byte[]>> Good = new()
    {
        ["letter.pdf"] = () => HostileFiles.Pdf(), ["letter.PDF"] = () => HostileFiles.Pdf(), ["study.docx"] = () => HostileFiles.Docx(), ["budget.xlsx"] = () => HostileFiles.Xlsx(),
        ["study.odt"] = () => HostileFiles.OpenDocument("text"), ["budget.ods"] = () => HostileFiles.OpenDocument("spreadsheet"), ["map.png"] = () => HostileFiles.Png, ["photo.jpg"] = () => HostileFiles.Jpeg,
        ["photo.jpeg"] = () => HostileFiles.Jpeg, ["notes.txt"] = () => HostileFiles.Text("Ein Satz.\r\nنص\n"), ["table.csv"] = () => HostileFiles.Text("\uFEFFpays,coût\nNPL,4\n"),
        ["embedded.docx"] = () => HostileFiles.Docx(("word/media/image1.png", HostileFiles.Png)),
    };

    private static readonly Dictionary<string, (string Name, Func<byte[]> Bytes, string Code)> Hostile = new()
    {
        ["nothing"] = ("a.pdf", () => [], "attachment-empty"),
        ["a picture that calls itself a PDF"] = ("a.pdf", () => HostileFiles.Png, "attachment-name-differs"),
        ["a DOCX that calls itself an XLSX"] = ("a.xlsx", () => HostileFiles.Docx(), "attachment-name-differs"),
        ["text that calls itself a PDF"] = ("a.pdf", () => HostileFiles.Text("hello"), "attachment-name-differs"),
        ["a plain archive"] = ("a.docx", () => HostileFiles.OpenDocument("chart"), "attachment-type-not-taken"),
        ["text in Latin-1"] = ("a.txt", () => Encoding.Latin1.GetBytes("coût élevé"), "attachment-type-not-taken"),
        ["text with zeros"] = ("a.csv", () => HostileFiles.Text("a,b\n\0\n"), "attachment-type-not-taken"),
        ["text cut within a letter"] = ("a.txt", () => HostileFiles.Text("coût")[..3], "attachment-type-not-taken"),
        ["a PDF cut off"] = ("a.pdf", () => HostileFiles.Pdf()[..20], "attachment-broken"),
        ["a locked PDF"] = ("a.pdf", () => HostileFiles.Pdf("<</Encrypt 5 0 R>>"), "attachment-encrypted"),
        ["a locked DOCX"] = ("a.docx", () => HostileFiles.Compound("EncryptedPackage"), "attachment-encrypted"),
        ["a document of 1997"] = ("a.docx", () => HostileFiles.Compound("WordDocument"), "attachment-type-not-taken"),
        ["a locked entry"] = ("a.docx", () => HostileFiles.Locked(HostileFiles.Docx()), "attachment-encrypted"),
        ["a locked ODT"] = ("a.odt", () => HostileFiles.OpenDocument("text", ("META-INF/manifest.xml", HostileFiles.Text("<manifest:encryption-data/>"))), "attachment-encrypted"),
        ["macros in Word"] = ("a.docx", () => HostileFiles.Docx(("word/vbaProject.bin", [1, 2, 3])), "attachment-has-macros"),
        ["macros of Excel 4"] = ("a.xlsx", () => HostileFiles.Xlsx(("xl/macrosheets/sheet1.xml", HostileFiles.Text("<x/>"))), "attachment-has-macros"),
        ["macros in an ODS"] = ("a.ods", () => HostileFiles.OpenDocument("spreadsheet", ("Basic/Standard/Module1.xml", HostileFiles.Text("Sub X"))), "attachment-has-macros"),
        ["a zip bomb"] = ("a.docx", HostileFiles.Bomb, "attachment-unpacked-too-large"),
        ["five thousand parts"] = ("a.docx", HostileFiles.ManyParts, "attachment-unpacked-too-large"),
        ["an archive cut off"] = ("a.docx", () => HostileFiles.Docx()[..60], "attachment-broken"),
        ["a Windows program"] = ("a.pdf", () => [(byte)'M', (byte)'Z', 0x90, 0], "attachment-executable"),
        ["a Linux program"] = ("a.txt", () => [0x7F, (byte)'E', (byte)'L', (byte)'F', 2], "attachment-executable"),
        ["a shell script"] = ("a.txt", () => HostileFiles.Text("#!/bin/sh\nrm -rf /\n"), "attachment-executable"),
        ["a program in a document"] = ("a.docx", () => HostileFiles.Docx(("word/embeddings/ole.bin", [(byte)'M', (byte)'Z', 0x90, 0])), "attachment-executable"),
        ["the test file of scanners"] = ("a.txt", () => HostileFiles.Eicar, "attachment-malware"),
        ["the same within a document"] = ("a.docx", () => HostileFiles.Docx(("word/x.txt", HostileFiles.Eicar)), "attachment-malware"),
    };

    public static TheoryData<string> GoodNames => [.. Good.Keys];

    public static TheoryData<string> HostileNames => [.. Hostile.Keys];

    [Theory, MemberData(nameof(GoodNames))]
    public void What_people_send_is_taken(string name) => Assert.Equal(AttachmentType.OfName(name), Judge(name, Good[name]()).Value);

    [Theory, MemberData(nameof(HostileNames))]
    public void What_is_hostile_is_refused_with_its_code_and_a_cure(string what)
    {
        var (name, bytes, code) = Hostile[what];

        var refusal = Judge(name, bytes()).Refusal!;

        Assert.Equal(code, refusal.Code);
        Assert.Equal("/file", refusal.Errors.Single().Pointer);
        Assert.True(refusal.Detail.Length > 40, refusal.Detail);
    }

    [Theory]
    [InlineData("report\u202Efdp.exe", ".exe")]
    [InlineData("report.pdf.exe", ".exe")]
    [InlineData("report", "")]
    [InlineData("report.docm", ".docm")]
    public void A_name_of_another_type_is_refused_before_anything_is_sent(string name, string ending) =>
        Assert.StartsWith($"'{ending}' is not taken. PDF, DOCX,", FileNames.Check(FileNames.Shown(name))!.Detail, StringComparison.Ordinal);

    [Fact]
    public void A_name_is_shown_without_folders_and_tricks() => Assert.Equal("a b.pdf", FileNames.Shown("C:\\secret/..\\a\u202E b\u0000.pdf"));

    [Fact]
    public void Bytes_are_found_across_the_borders_of_what_is_read()
    {
        byte[] pdf = [.. HostileFiles.Pdf()[..9], .. Enumerable.Repeat((byte)' ', (64 * 1024) - 12), .. HostileFiles.Pdf("/Encrypt")[9..]];

        Assert.Equal("attachment-encrypted", Judge("a.pdf", pdf).Refusal?.Code);
    }

    [Fact]
    public void Changed_and_cut_files_are_judged_and_nothing_is_thrown()
    {
        byte[][] files =
        [
            HostileFiles.Pdf(), HostileFiles.Docx(("word/media/a.bin", new byte[2_000])), HostileFiles.Xlsx(), HostileFiles.OpenDocument("text"), HostileFiles.Locked(HostileFiles.Docx()),
            HostileFiles.Compound("EncryptedPackage"), HostileFiles.Png, HostileFiles.Text("a,b\n1,2\n"),
        ];
        Gen.Select(Gen.OneOf<byte[]>(files), Gen.Select(Gen.Int[0, 5_000], Gen.OneOf(Gen.Byte, Gen.OneOf((byte)0, (byte)0x7F, (byte)0xFF))).Array[0, 12], Gen.OneOf(Gen.Const(5_000), Gen.Int[0, 5_000])).Sample((file, changes, cut) =>
        {
            byte[] changed = [.. file];
            foreach (var (at, value) in changes) changed[at % changed.Length] = value;
            var outcome = Judge("a.docx", changed[..Math.Min(cut, changed.Length)]);
            Assert.True(outcome.IsOk || outcome.Refusal.Code.StartsWith("attachment-", StringComparison.Ordinal), outcome.Refusal?.Code);
        }, iter: 3_000);
    }

    private static Imdi.Shared.Outcome<AttachmentType> Judge(string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return AttachmentContent.Judge(name, content);
    }
}
