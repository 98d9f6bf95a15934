using System.Globalization;
using System.Xml.Linq;

namespace Imdi.Functions.Funding;

/// <summary>What is wrong with an activity beyond the schema, told by the record that it was made of (what users miss: Akvo RSR #3081, #4923).</summary>
/// <param name="Record">The activity's identifier, which ends in the project's reference.</param>
/// <param name="At">The element.</param>
/// <param name="Problem">What is wrong and what would be right.</param>
public sealed record IatiFinding(string Record, string At, string Rule, string Problem);

/// <summary>The rules of the IATI standard 2.03 that its schema cannot say (domain.md §8.3), and the schema's order of elements for whom no schema is at hand.</summary>
public static class CheckActivity
{
    private static readonly string[] Order =
    [
        "iati-identifier", "reporting-org", "title", "description", "participating-org", "other-identifier", "activity-status", "activity-date", "contact-info", "activity-scope",
        "recipient-country", "recipient-region", "location", "sector", "tag", "country-budget-items", "humanitarian-scope", "policy-marker", "collaboration-type", "default-flow-type",
        "default-finance-type", "default-aid-type", "default-tied-status", "budget", "planned-disbursement", "capital-spend", "transaction", "document-link", "related-activity", "legacy-data",
        "conditions", "result", "crs-add", "fss",
    ];

    private static readonly string[] Required = ["iati-identifier", "reporting-org", "title", "description", "participating-org", "activity-status", "activity-date"];

    /// <param name="today">No actual date may lie after it.</param>
    public static IReadOnlyList<IatiFinding> Of(XElement activity, DateOnly today)
    {
        string record = activity.Element("iati-identifier")?.Value.Trim() is { Length: > 0 } known ? known : "(without identifier)";
        List<IatiFinding> findings = [];
        foreach (string name in Required.Where(name => activity.Element(name) is null)) Add(name, "element-missing", $"there has to be a {name}");
        Ordered();
        Identifier();
        Percentages("recipient", [.. activity.Elements("recipient-country"), .. activity.Elements("recipient-region")], _ => "");
        Percentages("sector", [.. activity.Elements("sector")], element => (string?)element.Attribute("vocabulary") ?? "1");
        Sectors();
        Dates();
        Budgets();
        return findings;

        void Add(string at, string rule, string problem) => findings.Add(new(record, at, rule, problem));

        void Ordered()
        {
            int last = 0;
            foreach (string name in activity.Elements().Where(one => one.Name.NamespaceName.Length == 0).Select(one => one.Name.LocalName))
            {
                int place = Array.IndexOf(Order, name);
                if (place < 0) Add(name, "element-unknown", $"{name} is no element of an activity");
                else if (place < last) Add(name, "element-out-of-order", $"{name} stands after {Order[last]}; it has to stand before it");
                last = Math.Max(last, place);
            }
        }

        void Identifier()
        {
            string reporter = (string?)activity.Element("reporting-org")?.Attribute("ref") ?? "";
            if (!record.StartsWith(reporter + "-", StringComparison.Ordinal)) Add("iati-identifier", "identifier-prefix", $"it has to begin with the reporting organisation's identifier, {reporter}-");
        }

        void Percentages(string what, IReadOnlyList<XElement> elements, Func<XElement, string> vocabulary)
        {
            foreach (var group in elements.GroupBy(vocabulary).Where(group => group.Count() > 1 || group.Any(one => one.Attribute("percentage") is not null)))
            {
                decimal sum = group.Sum(one => Number((string?)one.Attribute("percentage")));
                if (sum != 100) Add(what, "percentages", $"percentages{(group.Key.Length > 0 ? $" of vocabulary {group.Key}" : "")} sum to {sum.ToString(CultureInfo.InvariantCulture)}; they have to sum to 100");
            }
        }

        void Sectors()
        {
            var transactions = activity.Elements("transaction").ToList();
            int within = transactions.Count(one => one.Element("sector") is not null);
            if (activity.Element("sector") is not null ? within > 0 : within == 0 || within < transactions.Count) Add("sector", "sector-level", "sectors have to stand at the activity, or at every one of its transactions, not both");
        }

        void Dates()
        {
            foreach (var date in activity.Elements("activity-date").Where(one => (string?)one.Attribute("type") is "2" or "4"))
            {
                if (Day((string?)date.Attribute("iso-date")) is { } day && day > today) Add("activity-date", "actual-date-in-future", $"an actual date of {day:yyyy-MM-dd} lies in the future; a planned one has type 1 or 3");
            }

            foreach (var date in activity.Elements("transaction").Select(one => one.Element("transaction-date")))
            {
                if (Day((string?)date?.Attribute("iso-date")) is { } day && day > today) Add("transaction-date", "transaction-in-future", $"a transaction of {day:yyyy-MM-dd} lies in the future");
            }
        }

        void Budgets()
        {
            foreach (var budget in activity.Elements("budget"))
            {
                if (Day((string?)budget.Element("period-start")?.Attribute("iso-date")) is not { } from || Day((string?)budget.Element("period-end")?.Attribute("iso-date")) is not { } until) continue;
                if (until < from) Add("budget", "budget-period", $"its period ends on {until:yyyy-MM-dd}, before it starts on {from:yyyy-MM-dd}");
                else if (until >= from.AddMonths(12)) Add("budget", "budget-period", $"its period from {from:yyyy-MM-dd} to {until:yyyy-MM-dd} is longer than twelve months; give one budget a year");
            }
        }
    }

    private static decimal Number(string? text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : 0;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
