using static Imdi.Functions.Datasets.Severity;

namespace Imdi.Functions.Datasets;

/// <summary>Every finding there is; docs/datasets/findings.md lists them with example and cure.</summary>
public static class FindingCodes
{
    public static readonly FindingCode UnknownColumn = new("unknown-column", Warning, "The header holds only columns that the kind declares.")
    {
        Example = "A column `remarks` in the template", Cure = "Remove the column, or rename it as declared.",
    };

    public static readonly FindingCode RepeatedColumn = new("repeated-column", Warning, "A column appears once; the first one is read.")
    {
        Example = "Two columns `period`", Cure = "Remove one of the two.",
    };

    public static readonly FindingCode UnnamedColumn = new("unnamed-column", Warning, "A column with figures has a name in the header.")
    {
        Example = "An empty header cell over filled cells", Cure = "Name the column, or remove it.",
    };

    public static readonly FindingCode RaggedRow = new("ragged-row", Warning, "A row has as many cells as the header.")
    {
        Example = "Five cells under a header of four", Cure = "Give the row the header's number of cells; quote a cell that holds the separator.",
    };

    public static readonly FindingCode BlankRow = new("blank-row", Warning, "No blank row stands between two rows of data.")
    {
        Example = "`,,,` between two rows", Cure = "Delete the blank row.",
    };

    public static readonly FindingCode FooterRow = new("footer-row", Warning, "Notes do not stand among the rows of data; they are not read.")
    {
        Example = "`Source: labour force survey` under the table", Cure = "Move the note into the column `note`, or delete it.",
    };

    public static readonly FindingCode MalformedQuotes = new("malformed-quotes", Warning, "Quotes open and close a whole cell.")
    {
        Example = "`\"Bank \"One\"`", Cure = "Close each quote, and double a quote within a quoted cell.",
    };

    public static readonly FindingCode NotUtf8 = new("not-utf8", Error, "Text is encoded as UTF-8 (or UTF-16 with a byte order mark).")
    {
        Example = "`Côte` saved as Windows-1252", Cure = "Save the file as UTF-8.",
    };

    public static readonly FindingCode ControlCharacter = new("control-character", Error, "Text holds no control characters.")
    {
        Example = "A line break within a code", Cure = "Remove tabs, line breaks and other control characters.",
    };

    public static readonly FindingCode FormulaText = new("formula-text", Warning, "Text does not begin as a spreadsheet's formula does; it is kept as text and never acted on.")
    {
        Example = "`=A1&\" Ltd\"`", Cure = "Write the value that the formula gives.",
    };

    public static readonly FindingCode TextTooLong = new("text-too-long", Error, "Text stays within the column's declared length.")
    {
        Example = "A name of 300 characters", Cure = "Shorten it to the declared length.",
    };

    public static readonly FindingCode Missing = new("missing", Error, "A required cell is not empty.")
    {
        Example = "An empty `period`", Cure = "Give the value.",
    };

    public static readonly FindingCode NeededWith = new("needed-with", Error, "A cell that another cell calls for is not empty.")
    {
        Example = "`speakers` without a `language`", Cure = "Give the cell that is named.",
    };

    public static readonly FindingCode NotANumber = new("not-a-number", Error, "An amount is a decimal with a dot and no thousands separators.")
    {
        Example = "`1 234,5`", Cure = "Write 1234.5.",
    };

    public static readonly FindingCode DecimalComma = new("decimal-comma", Error, "The numbers of a file have a dot before the decimals, or, where semicolons separate the cells, all of them a comma.")
    {
        Example = "`12,5` in a file that has `3.75` above", Cure = "Write all numbers with a dot.",
    };

    public static readonly FindingCode OutOfRange = new("out-of-range", Error, "A number lies within the column's declared bounds.")
    {
        Example = "A share of 140 %", Cure = "Correct the number, or its unit.",
    };

    public static readonly FindingCode NotADate = new("not-a-date", Error, "A date is an ISO 8601 day.")
    {
        Example = "`14/08/2025`", Cure = "Write 2025-08-14.",
    };

    public static readonly FindingCode NotAQuarter = new("not-a-quarter", Error, "A quarter is a year, Q and 1 to 4.")
    {
        Example = "`2025-08`", Cure = "Write 2025Q3.",
    };

    public static readonly FindingCode NotAYear = new("not-a-year", Error, "A year has four digits, 1900 to 2100.")
    {
        Example = "`25`", Cure = "Write 2025.",
    };

    public static readonly FindingCode NotAPeriod = new("not-a-period", Error, "A period is a year, a quarter or a month, from 1900 to 2150.")
    {
        Example = "`2025H1`", Cure = "Write 2025, 2025Q3 or 2025-09.",
    };

    public static readonly FindingCode FrequencyDiffers = new("frequency-differs", Warning, "The periods of a file are all years, all quarters or all months, as its first row has it or its FREQ column says.")
    {
        Example = "`2024Q1` below `2023`", Cure = "Send each frequency in a file of its own.",
    };

    public static readonly FindingCode NotAFlag = new("not-a-flag", Error, "A flag is yes or no.")
    {
        Example = "`maybe`", Cure = "Write yes or no.",
    };

    public static readonly FindingCode UnknownCountry = new("unknown-country", Error, "A country is named by its ISO 3166-1 code.")
    {
        Example = "`Mexico`", Cure = "Write MEX.",
    };

    public static readonly FindingCode UnknownArea = new("unknown-area", Error, "An area is a country's ISO 3166-1 or UN M49 code, or an aggregate's code that agencies use.")
    {
        Example = "`Middle East`", Cure = "Write a code such as NPL, or an aggregate's such as WLD.",
    };

    public static readonly FindingCode AreaTypeDiffers = new("area-type-differs", Error, "An aggregate is not said to be a country, nor a country an aggregate.")
    {
        Example = "`WLD` as `country`", Cure = "Write the type that is named.",
    };

    public static readonly FindingCode SameCountry = new("same-country", Warning, "Origin and destination are two countries.")
    {
        Example = "NPL to NPL", Cure = "Name two countries, or leave the row out.",
    };

    public static readonly FindingCode UnknownCurrency = new("unknown-currency", Error, "A currency is named by its ISO 4217 code.")
    {
        Example = "`Euro`", Cure = "Write EUR.",
    };

    public static readonly FindingCode UnknownLanguage = new("unknown-language", Error, "A language is named by its BCP 47 tag.")
    {
        Example = "`german`", Cure = "Write de.",
    };

    public static readonly FindingCode UnknownSex = new("unknown-sex", Error, "Sex is F, M, T for both or UNK.")
    {
        Example = "`W`", Cure = "Write F.",
    };

    public static readonly FindingCode UnknownAge = new("unknown-age", Error, "An age group is T, a year of age, a range, or open at one end.")
    {
        Example = "`adults`", Cure = "Write Y_GE15.",
    };

    public static readonly FindingCode UnknownEducation = new("unknown-education", Error, "Education is an ISCED 2011 level, a range of levels, T or UNK.")
    {
        Example = "`bachelor`", Cure = "Write 6.",
    };

    public static readonly FindingCode UnknownOccupation = new("unknown-occupation", Error, "An occupation is an ISCO-08 code, or T.")
    {
        Example = "`9999`", Cure = "Write the code of the group, such as 9; map ISCO-88 codes first.",
    };

    public static readonly FindingCode UnknownIndustry = new("unknown-industry", Error, "An industry is an ISIC Rev. 4 code, or T.")
    {
        Example = "`B-E`", Cure = "Write one section or division.",
    };

    public static readonly FindingCode UnknownCode = new("unknown-code", Error, "A code is on the column's list.")
    {
        Example = "`agents` for `agent`", Cure = "Write one of the listed codes.",
    };

    public static readonly FindingCode UnknownLabel = new("unknown-label", Warning, "A label of the source has a code of ours; else it counts as other, or as not stated, and its words are kept. Said once for each label.")
    {
        Example = "`Pigeon post` as pick-up", Cure = "Nothing, or use a label of the source's own list.",
    };

    public static readonly FindingCode ValueMissing = new("value-missing", Error, "An observation has a value, or the status missing.")
    {
        Example = "An empty value with status A", Cure = "Give the value, or the status missing; a zero is written 0.",
    };

    public static readonly FindingCode StatusDiffers = new("status-differs", Error, "An observation with the status missing has no value.")
    {
        Example = "`12` with status missing", Cure = "Leave the value empty, or correct the status.",
    };

    public static readonly FindingCode UnitDiffers = new("unit-differs", Error, "A measure is given in its own unit.")
    {
        Example = "`employment-rate` in persons", Cure = "Convert the value and write the unit that is named.",
    };

    public static readonly FindingCode UnknownUnit = new("unknown-unit", Error, "A unit of measure, or a power of ten that values are given in, is one that can be converted.")
    {
        Example = "UNIT_MULT `many`", Cure = "Give the unit that the kind declares, and a multiplier from 0 to 9.",
    };

    public static readonly FindingCode ScenarioDiffers = new("scenario-differs", Error, "A scenario has one name, base year and method throughout a file.")
    {
        Example = "`baseline` with base year 2023, then 2024", Cure = "Describe it alike, or give it an id of its own.",
    };

    public static readonly FindingCode BeforeBaseYear = new("before-base-year", Error, "A scenario's figures begin in its base year.")
    {
        Example = "2020 under a base year of 2024", Cure = "Give a later period, or the right base year.",
    };

    public static readonly FindingCode TotalNotParts = new("total-not-parts", Warning, "A total is the sum of its parts, within half a unit a part or 0.1 % of the total.")
    {
        Example = "T 1,000 = F 480 + M 460", Cure = "Mend the total or the part, or add what is left out as UNK.",
    };

    public static readonly FindingCode SharesNot100 = new("shares-not-100", Warning, "The shares of a whole add up to 100 within their rounding.")
    {
        Example = "60 + 30 + 5", Cure = "Mend the wrong share, or add the rest as other.",
    };

    public static readonly FindingCode Jump = new("jump", Warning, "A country's figure is within 50 % of that of the same period of the year before, and of what is published for the same period.")
    {
        Example = "36,685,313,168, then 9,066,861,663", Cure = "Check that the period is whole and the unit the same.",
    };

    public static readonly FindingCode Vanished = new("vanished", Warning, "What is published is in a new file too. Said once for each value of the key's first column, with how many there are, and once of the whole file where more than a tenth of the rows are gone.")
    {
        Example = "NPL: 12 published figures are not in the file", Cure = "Send them too, with the status missing where they are no longer known, or go on if they end for good.",
    };

    public static readonly FindingCode RateMissing = new("rate-missing", Error, "A provider that discloses its rate states it.")
    {
        Example = "transparent yes, no rate", Cure = "Give the provider's rate, or say no under transparent.",
    };

    public static readonly FindingCode MarginNotDisclosed = new("margin-not-disclosed", Warning, "A provider that discloses no rate states no margin and no total; what the file says there is not kept.")
    {
        Example = "transparent no, margin 2.1", Cure = "Leave margin and total empty where the rate is not disclosed.",
    };

    public static readonly FindingCode TotalDiffers = new("total-differs", Warning, "The stated total is fee / amount · 100 + margin within 0.1 percentage points; it is kept as stated.")
    {
        Example = "fee 3 of 100, margin 2, total 9", Cure = "Correct the number that is wrong.",
    };

    public static readonly FindingCode SecondAmountZero = new("second-amount-zero", Warning, "The second amount is above 0; else the second price point is left out.")
    {
        Example = "`cc2 lcu amount` 0", Cure = "Give the amount, or leave the five cells empty.",
    };

    public static readonly FindingCode SecondCurrencyDiffers = new("second-currency-differs", Warning, "Both amounts are in one currency; else the second price point is left out.")
    {
        Example = "GBP, then EUR", Cure = "Give both amounts in the currency of the first.",
    };

    public static readonly FindingCode DateOutsidePeriod = new("date-outside-period", Warning, "The day of collection lies in the quarter, or within 45 days of it.")
    {
        Example = "2025-01-10 in 2025Q4", Cure = "Correct the day or the quarter.",
    };

    public static readonly FindingCode CorridorDiffers = new("corridor-differs", Warning, "The corridor names the sending and the receiving country of the row.")
    {
        Example = "`GBRIND` from FRA", Cure = "Correct the corridor or the two countries.",
    };

    public static readonly FindingCode OtherSeries = new("other-series", Warning, "A file holds the series or measure that the kind and layout read; rows of others are left out.")
    {
        Example = "DataBank series ATCR.MTO", Cure = "Export the series that is named, or load the rows as the kind that they belong to.",
    };

    public static readonly FindingCode UnknownEconomy = new("unknown-economy", Error, "An economy is named as in its publisher's lists; aggregates are left out.")
    {
        Example = "`Atlantis`", Cure = "Write the name as the publisher does, such as \"Egypt, Arab Rep.\".",
    };

    public static readonly FindingCode CountedAsPart = new("counted-as-part", Warning, "An economy without an ISO code of today (the Netherlands Antilles, the Channel Islands) is counted as its largest part.")
    {
        Example = "ANT", Cure = "Nothing, or give the figures of its parts.",
    };

    public static readonly FindingCode DuplicateKey = new("duplicate-key", Error, "The key of the kind appears once in a file; the first row is kept. Told after all other findings, with the value as it is kept.")
    {
        Example = "Two rows USA, MEX, 2020Q3", Cure = "Keep one of them, or tell them apart.",
    };

    public static IReadOnlyList<FindingCode> All { get; } =
    [
        UnknownColumn, RepeatedColumn, UnnamedColumn, RaggedRow, BlankRow, FooterRow, MalformedQuotes, NotUtf8, ControlCharacter, FormulaText,
        TextTooLong, Missing, NeededWith, NotANumber, DecimalComma, OutOfRange, NotADate, NotAQuarter, NotAYear, NotAPeriod, FrequencyDiffers, NotAFlag,
        UnknownCountry, UnknownArea, AreaTypeDiffers, SameCountry, UnknownCurrency, UnknownLanguage, UnknownSex, UnknownAge, UnknownEducation,
        UnknownOccupation, UnknownIndustry, UnknownCode, UnknownLabel, ValueMissing, StatusDiffers, UnitDiffers, UnknownUnit, ScenarioDiffers,
        BeforeBaseYear, TotalNotParts, SharesNot100, Jump, Vanished, RateMissing, MarginNotDisclosed, TotalDiffers, SecondAmountZero, SecondCurrencyDiffers,
        DateOutsidePeriod, CorridorDiffers, OtherSeries, UnknownEconomy, CountedAsPart, DuplicateKey,
    ];
}
