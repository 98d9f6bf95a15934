using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Web.Pages.Panel;

/// <summary>Words and figures that several parts of the panel's pages share.</summary>
internal static class PanelWords
{
    public static string Percent(View view, decimal percent) => view.Numbers.Percent(new Percent(percent));

    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    /// <summary>A country is named in the reader's language; a name or a reference stands as it is.</summary>
    public static string Conflict(View view, string kind, string? about)
    {
        string named = about is { Length: 3 } && CountryCode.TryParse(about, out var country) ? country.Name(view.Language) : about ?? "";
        return view.Texts[$"panel.conflict.{kind}", named];
    }

    public static string Seat(Texts texts, string? constituency) => constituency is null ? "–" : texts[$"panel.seat.{constituency}"];
}
