using System.Globalization;
using DuckDB.NET.Data;
using Imdi.Shared;

namespace Imdi.Benchmarks;

/// <summary>
/// The canonical Parquet of a night: 230 countries, 30 years, 12,000 corridors, a file a kind and source, about ten million rows at full size. Figures are spread by a hash of what they are
/// about, so that every run has the same files; those of persons are as large as a country's, so that about one cell in five thousand counts 1 to 4. Job vacancies are stated by 50 countries, as not more do.
/// </summary>
internal static class MakeNightData
{
    public const int Countries = 230, Years = 30, Corridors = 12_000;


    /// <summary>How many rows there are.</summary>
    public static long In(string folder)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Run(connection, "SET threads = 1");
        Run(connection, $"CREATE TABLE c AS SELECT * FROM (VALUES {string.Join(',', CodeLists.Countries.Take(Countries).Select((country, at) => $"('{country.Alpha3}',{at})"))}) AS v(code, i)");
        Run(connection, string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE y AS SELECT CAST(1995 + i AS VARCHAR) AS period, i FROM range({Years}) t(i)"));
        Run(connection, string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE k AS SELECT a.code AS destination, b.code AS origin FROM c a, c b WHERE a.code <> b.code ORDER BY hash(a.code || b.code) LIMIT {Corridors}"));
        Run(connection, "CREATE TABLE s AS SELECT unnest(['F','M','T']) AS sex");
        Run(connection, "CREATE TABLE five AS SELECT 'Y' || CAST(i * 5 AS VARCHAR) || '-' || CAST(i * 5 + 4 AS VARCHAR) AS age, i * 5 AS low FROM range(17) t(i) UNION ALL SELECT 'Y_GE85', 85");
        Run(connection, "CREATE TABLE worked AS SELECT unnest(['Y_GE15','Y15-24','Y25-54','Y_GE55','Y15-19','Y20-24','Y25-29','Y30-34']) AS age");
        Run(connection, "CREATE TABLE e AS SELECT unnest(['T','5','6','7','8']) AS education");
        Run(connection, "CREATE TABLE o AS SELECT CAST(i // 10 * 10 + i % 10 + 11 AS VARCHAR) AS occupation FROM range(40) t(i)");
        Run(connection, "CREATE TABLE b AS SELECT unnest(['T','A','C','F','I','Q']) AS industry");
        return Files().Sum(file => Copy(connection, Path.Combine(folder, $"{file.Kind}.{file.Source}.parquet"), file.Sql));
    }

    private static IEnumerable<(string Kind, string Source, string Sql)> Files()
    {
        yield return ("country-indicators", "one",
            $"SELECT c.code AS area, 'country' AS area_type, n.indicator, y.period, {Spread("1000000 + hash(c.code, n.indicator, y.i) % 1000000000")} FROM c, y, (SELECT unnest(['BX.TRF.PWKR.CD.DT','NY.GDP.MKTP.CD','BX.TRF.PWKR.DT.GD.ZS'] || [('X.' || CAST(i AS VARCHAR)) FOR i IN range(37)]) AS indicator) AS n");
        foreach (var (source, more) in new[] { ("one", "1.00"), ("two", "1.01") })
        {
            yield return ("population", source, $"SELECT c.code AS area, 'country' AS area_type, s.sex, a.age, y.period, 'estimate' AS variant, {Spread($"(1000 + hash(c.code, s.sex, a.age, y.i) % 100000) * {more}")} FROM c, y, s, (SELECT age FROM five UNION ALL SELECT 'T') AS a");
        }

        string stock = "SELECT k.origin, 'country' AS origin_type, k.destination, 'country' AS destination_type, s.sex, e.education, 'all' AS legal_status, 'all' AS duration, 'birth' AS basis, y.period";
        yield return ("migrant-stock", "one", $"{stock}, {Spread("hash(k.origin, k.destination, s.sex, e.education, y.i) % 20000")} FROM k, y, s, e WHERE e.education = 'T' OR y.i % 5 = 0");
        yield return ("migration-flow", "one", $"SELECT k.origin, 'country' AS origin_type, k.destination, 'country' AS destination_type, 'inflow' AS measure, 'persons' AS unit, 'T' AS sex, 'T' AS education, 'all' AS legal_status, d.duration, 'citizenship' AS basis, y.period, {Spread("hash(k.origin, k.destination, d.duration, y.i) % 3000")} FROM k, y, (SELECT unnest(['permanent','all']) AS duration) AS d");
        yield return ("remittance-flows", "one", "SELECT k.origin AS \"to\", k.destination AS \"from\", y.period AS \"year\", CAST(hash(k.origin, k.destination, y.i) % 5000 / 10 AS DECIMAL(29,15)) AS million_usd FROM k, y");
        yield return ("remittance-corridor-averages", "one", "SELECT k.destination AS \"from\", k.origin AS \"to\", CAST(2011 + q.i // 4 AS VARCHAR) || 'Q' || CAST(q.i % 4 + 1 AS VARCHAR) AS period, CAST(1 + hash(k.origin, k.destination, q.i) % 1200 / 100 AS DECIMAL(29,15)) AS cost_percent FROM k, range(40) AS q(i)");
        yield return ("unemployment", "one", $"SELECT c.code AS area, 'country' AS area_type, s.sex, w.age, e.education, y.period, m.measure, {Spread("(1 + hash(c.code, s.sex, w.age, e.education, y.i, m.measure) % 90) * CASE m.measure WHEN 'unemployed' THEN 1000 ELSE 1 END")}, 'LFS' AS survey, CAST(NULL AS VARCHAR) AS \"grouping\" FROM c, y, s, worked AS w, e, (SELECT unnest(['unemployed','unemployment-rate']) AS measure) AS m");
        yield return ("employment", "one",
            $"SELECT c.code AS area, 'country' AS area_type, s.sex, w.age, e.education, 'T' AS occupation, 'T' AS industry, y.period, m.measure, {Spread("(1 + hash(c.code, s.sex, w.age, e.education, y.i, m.measure) % 900) * CASE m.measure WHEN 'employed' THEN 1000 ELSE 1 END")}, 'LFS' AS survey, CAST(NULL AS VARCHAR) AS \"grouping\" FROM c, y, s, worked AS w, e, (SELECT unnest(['employed','employment-rate','participation-rate']) AS measure) AS m"
            + $" UNION ALL SELECT c.code, 'country', 'T', 'Y_GE15', 'T', o.occupation, b.industry, y.period, 'employed', {Spread("1 + hash(c.code, o.occupation, b.industry, y.i) % 900")}, 'LFS', NULL FROM c, y, o, b");
        yield return ("vacancies", "one", $"SELECT c.code AS area, 'country' AS area_type, x.occupation, b.industry, y.period, m.measure, {Spread("1 + hash(c.code, x.occupation, b.industry, y.i, m.measure) % 90")}, 'JVS' AS survey FROM c, y, b, (SELECT occupation FROM o UNION ALL SELECT 'T') AS x, (SELECT unnest(['vacancies','vacancy-rate']) AS measure) AS m WHERE c.i < 50");
        yield return ("skills-supply", "one",
            $"SELECT c.code AS country, 'attainment' AS measure, s.sex, a.age, e.education, 'T' AS occupation, CAST(NULL AS VARCHAR) AS language, CAST(NULL AS VARCHAR) AS cefr, y.period, {Spread("1 + hash(c.code, s.sex, a.age, e.education, y.i) % 9000")} FROM c, y, s, five AS a, e WHERE a.low >= 25"
            + $" UNION ALL SELECT c.code, 'graduates', 'T', 'T', 'T', o.occupation, NULL, NULL, y.period, {Spread("1 + hash(c.code, o.occupation, y.i) % 900")} FROM c, y, o");
        yield return ("health-workforce", "one", $"SELECT c.code AS area, 'country' AS area_type, h.occupation, s.sex, m.measure, y.period, {Spread("1 + hash(c.code, h.occupation, s.sex, y.i, m.measure) % 9000")} FROM c, y, s, (SELECT unnest(['221','222','226','321','322']) AS occupation) AS h, (SELECT unnest(['practising','working-abroad']) AS measure) AS m");
    }

    private static string Spread(string figure) => $"CAST({figure} AS DECIMAL(29,15)) AS value, 'A' AS status";

    private static long Copy(DuckDBConnection connection, string path, string sql)
    {
        Run(connection, $"COPY ({sql}) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 65536)");
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM read_parquet('{path}')";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
