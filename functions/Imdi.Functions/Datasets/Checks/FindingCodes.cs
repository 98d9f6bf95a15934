using static Imdi.Functions.Datasets.Severity;

namespace Imdi.Functions.Datasets;

public static class FindingCodes
{
    public static readonly FindingCode UnknownColumn = new("unknown-column", Warning, "The header holds only columns that the kind declares.");
    public static readonly FindingCode RepeatedColumn = new("repeated-column", Warning, "A column appears once; the first one is read.");
    public static readonly FindingCode RaggedRow = new("ragged-row", Warning, "A row has as many cells as the header.");
    public static readonly FindingCode MalformedQuotes = new("malformed-quotes", Warning, "Quotes open and close a whole cell.");
    public static readonly FindingCode NotUtf8 = new("not-utf8", Error, "Text is encoded as UTF-8 (or UTF-16 with a byte order mark).");
    public static readonly FindingCode ControlCharacter = new("control-character", Error, "Text holds no control characters.");
    public static readonly FindingCode TextTooLong = new("text-too-long", Error, "Text stays within the column's declared length.");
    public static readonly FindingCode Missing = new("missing", Error, "A required cell is not empty.");
    public static readonly FindingCode NotANumber = new("not-a-number", Error, "An amount is a decimal with a dot and no thousands separators.");
    public static readonly FindingCode OutOfRange = new("out-of-range", Error, "A number lies within the column's declared bounds.");
    public static readonly FindingCode NotADate = new("not-a-date", Error, "A date is an ISO 8601 day.");
    public static readonly FindingCode NotAQuarter = new("not-a-quarter", Error, "A quarter is a year, Q and 1 to 4.");
    public static readonly FindingCode NotAPeriod = new("not-a-period", Error, "A period is a year, a quarter or a month.");
    public static readonly FindingCode NotAYear = new("not-a-year", Error, "A year has four digits, 1900 to 2100.");
    public static readonly FindingCode NotAFlag = new("not-a-flag", Error, "A flag is yes or no.");
    public static readonly FindingCode UnknownCountry = new("unknown-country", Error, "A country is named by its ISO 3166-1 code.");
    public static readonly FindingCode UnknownCurrency = new("unknown-currency", Error, "A currency is named by its ISO 4217 code.");
    public static readonly FindingCode UnknownCode = new("unknown-code", Error, "A code is on the column's list.");
    public static readonly FindingCode UnknownLabel = new("unknown-label", Warning, "A label of the source has a code of ours; else it counts as other, or as not stated, and its words are kept. Said once for each label.");
    public static readonly FindingCode RateMissing = new("rate-missing", Error, "A provider that discloses its rate states it.");
    public static readonly FindingCode MarginNotDisclosed = new("margin-not-disclosed", Warning, "A provider that discloses no rate states no margin and no total; what the file says there is not kept.");
    public static readonly FindingCode TotalDiffers = new("total-differs", Warning, "The stated total is fee / amount · 100 + margin within 0.1 percentage points; it is kept as stated.");
    public static readonly FindingCode SecondAmountZero = new("second-amount-zero", Warning, "The second amount is above 0; else the second price point is left out.");
    public static readonly FindingCode SecondCurrencyDiffers = new("second-currency-differs", Warning, "Both amounts are in one currency; else the second price point is left out.");
    public static readonly FindingCode DateOutsidePeriod = new("date-outside-period", Warning, "The day of collection lies in the quarter, or within 45 days of it.");
    public static readonly FindingCode CorridorDiffers = new("corridor-differs", Warning, "The corridor names the sending and the receiving country of the row.");
    public static readonly FindingCode OtherSeries = new("other-series", Warning, "A DataBank export for this kind holds the series ATCR.CORR; rows of other series are left out.");
    public static readonly FindingCode UnknownEconomy = new("unknown-economy", Error, "An economy is named as in the World Bank's lists; aggregates are left out.");
    public static readonly FindingCode CountedAsPart = new("counted-as-part", Warning, "An economy without an ISO code of today (the Netherlands Antilles, the Channel Islands) is counted as its largest part.");
    public static readonly FindingCode AggregateLeftOut = new("aggregate-left-out", Warning, "An area is one country; rows of groups of countries are left out, for they would be counted twice. Said once for each group.");
    public static readonly FindingCode DuplicateKey = new("duplicate-key", Error, "The key of the kind appears once in a file; the first row is kept. Told after all other findings, with the value as it is kept.");

    public static IReadOnlyList<FindingCode> All { get; } =
    [
        UnknownColumn, RepeatedColumn, RaggedRow, MalformedQuotes, NotUtf8, ControlCharacter, TextTooLong, Missing, NotANumber, OutOfRange, NotADate,
        NotAQuarter, NotAPeriod, NotAYear, NotAFlag, UnknownCountry, UnknownCurrency, UnknownCode, UnknownLabel, RateMissing, MarginNotDisclosed,
        TotalDiffers, SecondAmountZero, SecondCurrencyDiffers, DateOutsidePeriod, CorridorDiffers, OtherSeries, UnknownEconomy, CountedAsPart, AggregateLeftOut, DuplicateKey,
    ];
}
