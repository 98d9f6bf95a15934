using System.Globalization;

namespace Imdi.Functions.Datasets;

/// <summary>Findings as CSV that a spreadsheet opens without acting on any cell: UTF-8, CRLF.</summary>
public sealed class WriteFindings : IDisposable
{
    public const string Header = "sheet,row,column,value,code,severity,rule,cure";

    private readonly StreamWriter _file;

    public WriteFindings(Stream stream)
    {
        _file = new StreamWriter(stream) { NewLine = "\r\n" };
        _file.WriteLine(Header);
    }

    public void Add(Finding finding)
    {
        Cell(finding.Sheet, ',');
        Cell(finding.Row.ToString(CultureInfo.InvariantCulture), ',');
        Cell(finding.Column, ',');
        Cell(finding.Value, ',');
        Cell(finding.Code.Code, ',');
        Cell(finding.Code.Severity == Severity.Error ? "error" : "warning", ',');
        Cell(finding.Code.Rule, ',');
        Cell(finding.Cure, '\r');
        _file.Write('\n');
    }

    public void Dispose() => _file.Dispose();

    /// <summary>A cell that begins like a formula gets an apostrophe before it (OWASP, CSV injection).</summary>
    private void Cell(string text, char after)
    {
        bool acts = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
        bool quoted = text.AsSpan().ContainsAny(",;\"\r\n") || acts;
        if (quoted) _file.Write('"');
        if (acts) _file.Write('\'');
        _file.Write(quoted ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text);
        if (quoted) _file.Write('"');
        _file.Write(after);
    }
}
