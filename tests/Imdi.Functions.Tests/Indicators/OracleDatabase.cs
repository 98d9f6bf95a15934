using DuckDB.NET.Data;
using Imdi.Functions.Datasets;
using Imdi.Functions.Indicators;
using Imdi.Functions.Tests.Datasets;
using Imdi.Functions.Tests.House;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Indicators;

/// <summary>The published versions as tables of DuckDB, over their own Parquet files, with the views of docs/sql/figures.sql.</summary>
internal sealed class OracleDatabase : IAsyncDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly List<TemporaryFile> _files = [];

    public static async Task<OracleDatabase> OverAsync(Ingest ingest)
    {
        var database = new OracleDatabase();
        await database._connection.OpenAsync();
        foreach (var kind in DatasetKinds.All) await database.AddAsync(ingest, kind);
        database.Run("CREATE TABLE regions (country VARCHAR, region VARCHAR)");
        database.Run("INSERT INTO regions VALUES " + string.Join(',', CodeLists.Countries.SelectMany(country => Regions.Of(country.Alpha3).Select(region => $"('{country.Alpha3}','{region}')"))));
        database.Run(await File.ReadAllTextAsync(Repository.At("docs", "sql", "figures.sql")));
        return database;
    }

    public IReadOnlyList<string> Rows(string indicator)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = File.ReadAllText(Repository.At("docs", "sql", $"{indicator}.sql"));
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            string Text(string column) => reader.GetString(reader.GetOrdinal(column));
            int at = reader.GetOrdinal("value");
            rows.Add(Line(Text("area"), Text("counterpart"), Text("period"), Text("sex"), Text("age"), Text("education"), Text("occupation"), Text("reason"), reader.IsDBNull(at) ? null : reader.GetDecimal(at)));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public static IReadOnlyList<string> Rows(IEnumerable<IndicatorValue> values)
    {
        List<string> rows = [.. values.Select(value => Line(value.Key.Area, value.Key.Counterpart, value.Key.Period, value.Key.Sex, value.Key.Age, value.Key.Education, value.Key.Occupation, value.Reason ?? "", value.Value))];
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        foreach (var file in _files) file.Dispose();
    }

    private static string Line(string area, string counterpart, string period, string sex, string age, string education, string occupation, string reason, decimal? value) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{area}|{counterpart}|{period}|{sex}|{age}|{education}|{occupation}|{reason}|{value:0.000000}");

    private async Task AddAsync(Ingest ingest, DatasetKind kind)
    {
        string table = kind.Id.Replace('-', '_');
        List<string> parts = [];
        foreach (var version in await ingest.Store.CurrentAsync(kind.Id, CancellationToken.None))
        {
            var file = TemporaryFile.Create();
            _files.Add(file);
            await using (var stored = (await ingest.Store.Files.FindDataAsync(version, CancellationToken.None))!)
            await using (var target = File.Create(file.Path)) await stored.CopyToAsync(target);
            parts.Add($"SELECT *, '{version.Source.Id}' AS source, {(version.Vintage is { } day ? $"DATE '{day:yyyy-MM-dd}'" : "CAST(NULL AS DATE)")} AS vintage FROM read_parquet('{file.Path}')");
        }

        Run(parts.Count > 0
            ? $"CREATE VIEW {table} AS {string.Join(" UNION ALL BY NAME ", parts)}"
            : $"CREATE TABLE {table} ({string.Join(", ", kind.Columns.Select(column => $"\"{column.Name}\" {(column.Type switch { ColumnType.Decimal => "DECIMAL(29,15)", ColumnType.Date => "DATE", ColumnType.Flag => "BOOLEAN", _ => "VARCHAR" })}"))}, source VARCHAR, vintage DATE)");
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
