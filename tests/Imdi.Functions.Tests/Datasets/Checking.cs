using System.Text;
using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Datasets;

/// <summary>Reads and checks bytes without storage: what the readers make of a file, and the findings as they are written.</summary>
internal static class Checking
{
    public static Outcome<(CheckedFile File, string Findings)> Of(DatasetKind kind, byte[] content)
    {
        using var file = TemporaryFile.Create();
        using var data = TemporaryFile.Create();
        File.WriteAllBytes(file.Path, content);
        using var findings = new MemoryStream();
        return CheckFile.Open<CheckedFile>(file.Path, kind, tables => CheckFile.Run(kind, WorldBank.Prices, tables, data.Path, findings, (_, _) => { }, CancellationToken.None))
            .Then<(CheckedFile, string)>(checkedFile => (checkedFile, Encoding.UTF8.GetString(findings.ToArray())));
    }

    public static Outcome<(CheckedFile File, string Findings)> Of(DatasetKind kind, string content) => Of(kind, Encoding.UTF8.GetBytes(content));
}
