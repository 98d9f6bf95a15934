namespace Imdi.Functions.Indicators;

/// <summary>
/// What a figure is about. Areas are ISO 3166-1 alpha-3 codes or an aggregate's; a part that the figure does not tell apart is empty. Held as numbers of <see cref="CodePool"/>s:
/// millions of keys are compared and hashed in a night.
/// </summary>
public readonly struct FigureKey : IEquatable<FigureKey>
{
    private static readonly CodePool Areas = new(1 << 16), Periods = new(1 << 16), Sexes = new(1 << 8), Ages = new(1 << 16), Educations = new(1 << 16), Occupations = new(1 << 16), Surveys = new(1 << 24);

    private readonly ushort _area, _counterpart, _period, _age, _education, _occupation;
    private readonly uint _sexAndSurvey;

    public FigureKey(string area, string period)
        : this() => (_area, _period) = ((ushort)Areas.Of(area), (ushort)Periods.Of(period));

    private FigureKey(in Numbers numbers)
    {
        (_area, _counterpart, _period, _age) = ((ushort)numbers.Area, (ushort)numbers.Counterpart, (ushort)numbers.Period, (ushort)numbers.Age);
        (_education, _occupation, _sexAndSurvey) = ((ushort)numbers.Education, (ushort)numbers.Occupation, (uint)(numbers.Sex | (numbers.Survey << 8)));
    }

    public string Area { get => Areas[_area]; init => _area = (ushort)Areas.Of(value); }

    public string Period { get => Periods[_period]; init => _period = (ushort)Periods.Of(value); }

    /// <summary>The other country (or residual) of a pair.</summary>
    public string Counterpart { get => Areas[_counterpart]; init => _counterpart = (ushort)Areas.Of(value); }

    public string Sex { get => Sexes[(int)(_sexAndSurvey & 0xFF)]; init => _sexAndSurvey = (_sexAndSurvey & ~0xFFu) | (uint)Sexes.Of(value); }

    public string Age { get => Ages[_age]; init => _age = (ushort)Ages.Of(value); }

    public string Education { get => Educations[_education]; init => _education = (ushort)Educations.Of(value); }

    public string Occupation { get => Occupations[_occupation]; init => _occupation = (ushort)Occupations.Of(value); }

    /// <summary>Figures of two surveys are never put into one ratio.</summary>
    public string Survey { get => Surveys[(int)(_sexAndSurvey >> 8)]; init => _sexAndSurvey = (_sexAndSurvey & 0xFF) | ((uint)Surveys.Of(value) << 8); }

    /// <summary>Compares by area, counterpart, period, sex, age, education, occupation and survey, each ordinally.</summary>
    public static IComparer<FigureKey> Order() => new Ranked(Areas.Ranks(), Periods.Ranks(), Sexes.Ranks(), Ages.Ranks(), Educations.Ranks(), Occupations.Ranks(), Surveys.Ranks());

    public static bool operator ==(FigureKey one, FigureKey other) => one.Equals(other);

    public static bool operator !=(FigureKey one, FigureKey other) => !one.Equals(other);

    public bool Equals(FigureKey other) => First == other.First && Second == other.Second;

    public override bool Equals(object? obj) => obj is FigureKey other && Equals(other);

    // Multiplied by odd numbers so that keys which differ in one part fall apart.
    public override int GetHashCode()
    {
        ulong mixed = (First * 0x9E3779B97F4A7C15) ^ (Second * 0xC2B2AE3D27D4EB4F);
        return (int)(mixed >> 32) ^ (int)mixed;
    }

    public override string ToString() => string.Join('|', Area, Counterpart, Period, Sex, Age, Education, Occupation, Survey);

    internal static FigureKey Of(in Numbers numbers) => new(numbers);

    private ulong First => _area | ((ulong)_counterpart << 16) | ((ulong)_period << 32) | ((ulong)_age << 48);

    private ulong Second => _education | ((ulong)_occupation << 16) | ((ulong)_sexAndSurvey << 32);

    /// <summary>The parts of a key as their pools number them.</summary>
    internal struct Numbers
    {
        public int Area, Period, Counterpart, Sex, Age, Education, Occupation, Survey;

        public static int AreaOf(string text) => Areas.Of(text);

        public static int PeriodOf(string text) => Periods.Of(text);

        public static int SexOf(string text) => Sexes.Of(text);

        public static int AgeOf(string text) => Ages.Of(text);

        public static int EducationOf(string text) => Educations.Of(text);

        public static int OccupationOf(string text) => Occupations.Of(text);

        public static int SurveyOf(string text) => Surveys.Of(text);
    }

    private sealed class Ranked(int[] areas, int[] periods, int[] sexes, int[] ages, int[] educations, int[] occupations, int[] surveys) : IComparer<FigureKey>
    {
        public int Compare(FigureKey one, FigureKey other)
        {
            int order = areas[one._area] - areas[other._area];
            if (order == 0) order = areas[one._counterpart] - areas[other._counterpart];
            if (order == 0) order = periods[one._period] - periods[other._period];
            if (order == 0) order = sexes[(int)(one._sexAndSurvey & 0xFF)] - sexes[(int)(other._sexAndSurvey & 0xFF)];
            if (order == 0) order = ages[one._age] - ages[other._age];
            if (order == 0) order = educations[one._education] - educations[other._education];
            if (order == 0) order = occupations[one._occupation] - occupations[other._occupation];
            return order != 0 ? order : surveys[(int)(one._sexAndSurvey >> 8)] - surveys[(int)(other._sexAndSurvey >> 8)];
        }
    }
}
