using Imdi.Functions.Datasets;

namespace Imdi.Functions.Indicators;

/// <summary>The columns of a batch that a measure's keys are made of, each as numbers of its pool.</summary>
internal readonly ref struct KeyColumns(ICanonicalBatch batch, Measure measure)
{
    private readonly Part
        _area = new(batch, measure.Area, FigureKey.Numbers.AreaOf), _period = new(batch, measure.Period, FigureKey.Numbers.PeriodOf), _counterpart = new(batch, measure.Counterpart, FigureKey.Numbers.AreaOf),
        _sex = new(batch, measure.Sex, FigureKey.Numbers.SexOf), _age = new(batch, measure.Age, FigureKey.Numbers.AgeOf), _education = new(batch, measure.Education, FigureKey.Numbers.EducationOf),
        _occupation = new(batch, measure.Occupation, FigureKey.Numbers.OccupationOf), _survey = new(batch, measure.Survey, FigureKey.Numbers.SurveyOf);

    public FigureKey this[int row] => FigureKey.Of(new FigureKey.Numbers
    {
        Area = _area[row], Period = _period[row], Counterpart = _counterpart[row], Sex = _sex[row], Age = _age[row], Education = _education[row], Occupation = _occupation[row], Survey = _survey[row],
    });

    private readonly ref struct Part
    {
        private readonly ReadOnlySpan<int> _codes;
        private readonly int[]? _numbers;

        public Part(ICanonicalBatch batch, string? column, Func<string, int> number)
        {
            if (column is null) return;
            var texts = CodedTexts.Of(batch.Text(column));
            _codes = texts.Codes;
            _numbers = [.. texts.Texts.Select(text => number(text ?? ""))];
        }

        public int this[int row] => _numbers is null ? 0 : _numbers[_codes[row]];
    }
}
