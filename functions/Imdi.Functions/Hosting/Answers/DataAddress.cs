using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;

namespace Imdi.Functions.Hosting;

/// <summary>The address of a question, its parameters in one order so that equal questions have equal answers and tags.</summary>
public sealed record DataAddress(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    private const int LongestName = 120;

    internal static DataAddress Of(HttpRequest request) => new(
        request.PathBase + request.Path,
        [.. request.Query
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)]);

    /// <summary>The same question in the same form, one page on.</summary>
    internal string Next(string lastKey, DataFormat format)
    {
        var query = new QueryBuilder(Query.Where(pair => pair.Key != "after")) { { "after", PageKey.Encode(lastKey) } };
        return Path + DataFormats.EndingOf(format) + query.ToQueryString();
    }

    /// <summary>A name that says what is in the file: <c>remittances-corridors-from-GBR.csv</c>.</summary>
    internal string FileName(string ending)
    {
        var words = Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(word => word != "api")
            .Concat(Query.Where(pair => pair.Key is not ("bom" or "after" or "fields")).SelectMany(pair => new[] { pair.Key, pair.Value }));
        var name = new StringBuilder();
        foreach (char letter in string.Join('-', words))
        {
            if (name.Length < LongestName) name.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-');
        }

        return string.Create(CultureInfo.InvariantCulture, $"{name}.{ending}");
    }

    public override string ToString() => Path + new QueryBuilder(Query).ToQueryString();
}
