using System.Globalization;
using System.Reflection;

namespace Imdi.Functions.Hosting;

/// <summary>A question for a collection: <see cref="DataRequest"/> with paging and the choice of fields.</summary>
/// <param name="Limit">Rows a page. As CSV every row unless a limit was asked for: a download that stops at 50 rows misleads.</param>
/// <param name="After">The key of the last row that the reader has.</param>
/// <param name="Fields">Names of the fields wanted; empty for all.</param>
public sealed record RowsRequest(DataRequest Data, int Limit, string? After, IReadOnlyList<string> Fields) : IAskedInQuery
{
    public const int UsualLimit = 50, MostRows = 1000;

    private static readonly AskedParameter[] Own =
    [
        new("limit", text => TryLimit(text, out _), $"a whole number from 1 to {MostRows}", $"Rows a page: 1 to {MostRows}, usually {UsualLimit}; a CSV has every row unless limited."),
        new("after", text => PageKey.TryDecode(text, out _), "what the `next` link of the page before it says", "Where the page before ended; part of its `next` link."),
        new("fields", text => text.Length > 0, "names of fields, separated by commas", "Only these fields, in the order of the answer."),
    ];

    public static IReadOnlyList<AskedParameter> Parameters { get; } = [.. DataRequest.Parameters, .. Own];

    /// <inheritdoc cref="DataRequest.From"/>
    public DataAnswer From(string version, CacheKind cache = CacheKind.Public) => new(Data, version, cache) { Fields = Fields };

    public static ValueTask<RowsRequest?> BindAsync(HttpContext context, ParameterInfo _)
    {
        var data = DataRequest.Of(context);
        var query = context.Request.Query;
        int limit = TryLimit(query["limit"], out int asked) ? asked : data.Format == DataFormat.Csv ? int.MaxValue : UsualLimit;
        string? after = PageKey.TryDecode(query["after"], out string key) ? key : null;
        string[] fields = [.. query["fields"].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return ValueTask.FromResult<RowsRequest?>(new RowsRequest(data, limit, after, fields));
    }

    private static bool TryLimit(string? text, out int limit) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MostRows;
}
