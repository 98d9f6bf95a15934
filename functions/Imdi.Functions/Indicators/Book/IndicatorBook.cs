using System.Globalization;
using Imdi.Functions.Datasets;
using Imdi.Shared;

namespace Imdi.Functions.Indicators;

/// <summary>
/// One night's indicators: its figures, and what follows from them for each definition, worked out once for all who ask. A kind is read when a definition that takes it in
/// is about to be computed: where nothing of it is to be rendered, its data are not touched.
/// </summary>
public sealed class IndicatorBook
{
    private static readonly IReadOnlyList<Measure> Taken = [.. IndicatorFormulas.Measures, .. ProfileMeasures.All, .. Measures.OfProjections];

    // Counts of persons overlap: what one of these hides another could tell, so they are guarded together.
    private static readonly IReadOnlyList<IndicatorDefinition> OfPersons =
        [.. ReadDefinitions.All.Where(definition => IndicatorFormulas.All.TryGetValue(definition.Id, out var formula) && IndicatorFormulas.MeasuresOf([formula]).Any(measure => measure.Persons is not null))];

    private static readonly IReadOnlyList<string> KindsOfPersons = [.. OfPersons.SelectMany(OwnKindsOf).Distinct()];

    private readonly Dictionary<string, IReadOnlyList<IndicatorValue>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _isToCome = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly IPublishedData? _data;
    private readonly IQuoteStatistics? _quotes;
    private GuardedCounts? _guarded;

    /// <summary>Of figures that are all there.</summary>
    /// <param name="versions">All that the figures come from, in order of kind and source.</param>
    public IndicatorBook(FigureBook figures, IReadOnlyList<DatasetVersion> versions, DateOnly asOf) => (Figures, Versions, AsOf) = (figures, versions, asOf);

    /// <param name="versions">All that figures are to be read from, in order of kind and source.</param>
    internal IndicatorBook(IPublishedData data, IQuoteStatistics quotes, IReadOnlyList<DatasetVersion> versions, DateOnly asOf)
        : this(FigureBook.Unread(), versions, asOf) => (_data, _quotes) = (data, quotes);

    /// <summary>All kinds that something in the book is read from.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Taken.Select(measure => measure.Kind).Append(KindNames.NationalsAbroad).Distinct().Order(StringComparer.Ordinal)];

    public FigureBook Figures { get; }

    public IReadOnlyList<DatasetVersion> Versions { get; }

    public DateOnly AsOf { get; }

    /// <summary>By which rule quotes are costed, which what follows from them follows from too; null where nothing is read.</summary>
    public string? QuoteRule => _quotes?.Rule;

    /// <summary>What the scenarios of labour demand are called, by their ids; read by <see cref="ReadAllAsync"/>.</summary>
    public IReadOnlyDictionary<string, string> ScenarioNames { get; private set; } = new Dictionary<string, string>();

    /// <summary>Nationals abroad by country of nationality, as the sources state them: <see cref="GuardAbroad"/> says what of them is shown. Read by <see cref="ReadAllAsync"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AbroadCell>> Abroad { get; private set; } = new Dictionary<string, IReadOnlyList<AbroadCell>>();

    /// <summary>Cells of persons that nothing published may show.</summary>
    public IReadOnlySet<CountKey> Hidden => (_guarded ?? Guard()).Hidden;

    /// <summary>Sums of persons that profiles would show and may not, by their figures' names and keys: beside all else they would tell a count of 1 to 4.</summary>
    public IReadOnlySet<(string Name, FigureKey Key)> WithheldSums => (_guarded ?? Guard()).Sums;

    /// <summary>The versions that a definition's values follow from or that it names, those among them that decide what of its counts is withheld.</summary>
    public IEnumerable<DatasetVersion> VersionsOf(IndicatorDefinition definition)
    {
        var kinds = KindsOf(definition).Concat(definition.Inputs.Select(input => input.Kind)).ToHashSet(StringComparer.Ordinal);
        return Versions.Where(version => kinds.Contains(version.Kind));
    }

    /// <summary>The month of the book, where a version that a definition takes in goes beyond it: then what is still to come follows from it; else null.</summary>
    public string? MonthOf(IndicatorDefinition definition) =>
        VersionsOf(definition).Any(version => version.Newest?.FirstDay > AsOf) ? AsOf.ToString("yyyy-MM", CultureInfo.InvariantCulture) : null;

    /// <summary>Reads what a definition takes in, unless that is done.</summary>
    public Task ReadAsync(IndicatorDefinition definition, CancellationToken cancellation) => ReadAsync(KindsOf(definition), cancellation);

    public async Task ReadAllAsync(CancellationToken cancellation)
    {
        await ReadAsync(Kinds, cancellation);
        if (_data is null || !_read.Add(nameof(Abroad))) return;
        ScenarioNames = await GatherScenarios.RunAsync(_data, cancellation);
        Abroad = await GatherAbroad.RunAsync(_data, [.. Versions.Where(version => version.Kind == KindNames.NationalsAbroad)], cancellation);
    }

    /// <summary>As they may be shown, in order of their keys; none for an indicator that is not computed. What it takes in has to be read.</summary>
    public IReadOnlyList<IndicatorValue> Of(IndicatorDefinition definition)
    {
        if (_values.TryGetValue(definition.Id, out var values)) return values;
        if (!OfPersons.Contains(definition)) return _values[definition.Id] = [.. ComputeIndicator.Of(definition.Id, definition.Unit, Figures).Select(Kept)];
        Guard();
        return _values[definition.Id];
    }

    private GuardedCounts Guard()
    {
        var guard = new GuardCounts();
        Dictionary<string, List<IndicatorValue>> computed = [];
        foreach (var definition in OfPersons)
        {
            var values = ComputeIndicator.Of(definition.Id, definition.Unit, Figures);
            guard.Add(values.Zip(computed[definition.Id] = [.. values.Select(Kept)]));
        }

        foreach (var sums in MigrationTables.Sums.Append(Measures.Graduates)) guard.AddSums(Figures.Of(sums).Values);
        Figures.Forget();
        var guarded = guard.Guard();
        foreach (var (id, values) in computed) _values[id] = [.. values.Select(value => guarded.Withheld.Contains(value) ? value.Suppressed() : value)];
        return _guarded = guarded;
    }

    // The match's inputs are shared by hundreds of values, and what countries supply and ask for is shown beside it.
    private IndicatorValue Kept(IndicatorValue value)
    {
        var kept = value.Indicator == OccupationFile.Indicator ? value : value.WithoutInputs();
        return IsToCome(value.Key.Period) ? kept with { Marks = kept.Marks | ObservationMarks.Projected } : kept;
    }

    private bool IsToCome(string period)
    {
        if (!_isToCome.TryGetValue(period, out bool isToCome)) _isToCome[period] = isToCome = Period.Parse(period).FirstDay > AsOf;
        return isToCome;
    }

    private async Task ReadAsync(IEnumerable<string> kinds, CancellationToken cancellation)
    {
        if (_data is null || _quotes is null) return;
        foreach (string kind in kinds.Distinct().Where(kind => !_read.Contains(kind)).ToList())
        {
            // All measures of a kind at once, so that each version is read once.
            await GatherFigures.IntoAsync(Figures, _data, _quotes, Taken.Where(measure => measure.Kind == kind), cancellation);
            _read.Add(kind);
        }
    }

    private static IReadOnlyList<string> KindsOf(IndicatorDefinition definition) => OfPersons.Contains(definition) ? KindsOfPersons : [.. OwnKindsOf(definition)];

    private static IEnumerable<string> OwnKindsOf(IndicatorDefinition definition) =>
        IndicatorFormulas.All.TryGetValue(definition.Id, out var formula) ? IndicatorFormulas.MeasuresOf([formula]).Select(measure => measure.Kind) : [];
}
