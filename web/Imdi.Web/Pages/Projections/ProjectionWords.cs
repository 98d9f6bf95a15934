using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Web.Pages.Projections;

/// <summary>Figures in the unit of their indicator, and codes in words.</summary>
public static class ProjectionWords
{
    public static string Figure(View view, string unit, decimal value) => unit == "percent" ? view.Numbers.Percent(new Percent(value), 2) : view.Numbers.Plain(value, Math.Abs(value) >= 100 ? 0 : 2);

    /// <summary>What the figures count where they do not say it themselves; empty for percentages.</summary>
    public static string Unit(Texts texts, string unit) => unit == "percent" ? "" : texts[$"projections.unit.{unit}"];

    public static string Method(Texts texts, string? method) => method is null ? texts["projections.none"] : texts[$"projections.method.{method}"];

    public static string Reason(Texts texts, string reason) => texts[$"projections.reason.{reason}"];

    public static string Range(View view, string unit, decimal low, decimal high) => view.Texts["projections.range", Figure(view, unit, low), Figure(view, unit, high)];

    public static string People(View view, RangeModel range) => view.Texts["projections.around", view.Numbers.Plain(range.Central, 0), view.Numbers.Plain(range.Low, 0), view.Numbers.Plain(range.High, 0)];
}
