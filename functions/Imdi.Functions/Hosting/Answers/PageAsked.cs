namespace Imdi.Functions.Hosting;

/// <summary>How lists that are read from storage by pages are asked for: the words of their two parameters, and how many rows a page has.</summary>
internal static class PageAsked
{
    public const string LimitIs = "Rows a page: 1 to 1000, usually 50.", AfterIs = "Where the page before ended; part of its `next` link.";

    public static int Rows(int? limit) => Math.Clamp(limit ?? RowsRequest.UsualLimit, 1, RowsRequest.MostRows);
}
