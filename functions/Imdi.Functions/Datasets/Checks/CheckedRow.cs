namespace Imdi.Functions.Datasets;

/// <summary>A check across the cells of a row: asks for its columns once a file, then looks at one row after another.</summary>
public delegate Action<CheckedRow> RowRule(CheckedRow columns);

/// <summary>A cell of a row that has passed.</summary>
public readonly record struct CellPlace(string Sheet, long Row, string Column);

/// <summary>The row that is being checked: typed cells, and where to report.</summary>
public sealed class CheckedRow(DatasetKind kind, IReadOnlyList<CheckedColumn> columns, Findings findings)
{
    private SourceRow? _source;

    /// <summary>The row's place in the columns.</summary>
    public int At { get; private set; }

    public bool IsRefused { get; private set; }

    public NumberColumn Number(string name) => (NumberColumn)columns[kind.IndexOf(name)];

    public TextColumn Text(string name) => (TextColumn)columns[kind.IndexOf(name)];

    public DateColumn Date(string name) => (DateColumn)columns[kind.IndexOf(name)];

    public FlagColumn Flag(string name) => (FlagColumn)columns[kind.IndexOf(name)];

    public void Begin(SourceRow source, int at) => (_source, At, IsRefused) = (source, at, false);

    public void Report(CheckedColumn column, FindingCode code, string cure) => Report(kind.IndexOf(column.Declared.Name), new Problem(code, cure));

    /// <summary>Where a cell of this row stands, for a check that judges it only after later rows.</summary>
    public CellPlace PlaceOf(CheckedColumn column) => new(_source!.Sheet, _source.Number, NameOf(kind.IndexOf(column.Declared.Name)));

    /// <summary>Reports a cell of an earlier row.</summary>
    public void Report(CellPlace place, string value, FindingCode code, string cure) => findings.Add(place.Sheet, place.Row, place.Column, value, code, cure);

    internal void Report(int column, Problem problem)
    {
        IsRefused |= problem.Code.Severity == Severity.Error;
        findings.Add(_source!.Sheet, _source.Number, NameOf(column), _source[column], problem.Code, problem.Cure);
    }

    private string NameOf(int column) => _source!.Name(column) is { Length: > 0 } known ? known : columns[column].Declared.Name;
}
