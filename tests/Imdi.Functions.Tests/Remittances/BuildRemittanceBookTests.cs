using Imdi.Functions.Datasets;
using Imdi.Functions.Remittances;
using Imdi.Functions.Tests.Datasets;
using Imdi.Functions.Tests.Shared;
using Imdi.Shared;

namespace Imdi.Functions.Tests.Remittances;

public sealed class BuildRemittanceBookTests
{
    private const string SixServices =
        "quote_id,period,date,from,to,provider,provider_type,instruments,access_points,speed,coverage,pickup_methods,send_currency,receive_currency," +
        "amount_1,fee_1,rate_1,interbank_rate,transparent,fee_mode\r\n" +
        "1,2026Q3,2026-09-01,GBR,IND,A,bank,debit-card,internet,two-days,high,cash,GBP,INR,140,2.99,101.25,103.50,yes,on-top\r\n" +
        "2,2026Q3,2026-09-01,GBR,IND,B,mto,debit-card,internet,less-than-one-hour,high,cash,GBP,INR,140,0,102.30,103.50,yes,on-top\r\n" +
        "3,2026Q3,2026-09-01,GBR,IND,C,mto,debit-card,internet,six-days-or-more,high,cash,GBP,INR,140,1.99,103.40,103.50,yes,on-top\r\n" +
        "4,2026Q3,2026-09-01,GBR,IND,D,bank,debit-card,internet,same-day,high,cash,GBP,INR,140,4.90,100.00,103.50,yes,on-top\r\n" +
        "5,2026Q3,2026-09-01,GBR,IND,E,mto,debit-card,internet,same-day,high,cash,GBP,INR,140,0.99,102.90,103.50,yes,on-top\r\n" +
        "6,2026Q3,2026-09-01,GBR,IND,F,mto,debit-card,internet,same-day,high,cash,GBP,INR,140,0.50,1,103.50,no,on-top\r\n";

    private static readonly DateOnly Day = RemittanceHouse.Today;

    [Fact]
    public async Task Quotes_of_an_agency_become_a_corridor_with_its_statistics()
    {
        var ingest = await Ingest.FreshAsync();
        var report = await ingest.LoadAsync(KindNames.RemittanceQuotes, SixServices);
        Assert.True(report.IsOk, report.Refusal?.Detail);

        var book = await new BuildRemittanceBook(new RemittanceOptions()).RunAsync(ingest.Published, Day, CancellationToken.None);

        var quarter = Assert.Single(book.Quarters(A.Corridor("GBR", "IND")));
        Assert.Equal(3.031118m, decimal.Round(quarter.Mean!.Value, 6));
        Assert.Equal(2.251967m, decimal.Round(quarter.Smart!.Value, 6));
        Assert.Equal((5, 1), (quarter.Services!.Services, quarter.Services.Undisclosed));
    }

    [Fact]
    public async Task Without_data_the_book_is_empty_and_publishes_the_pages_that_lead_in()
    {
        var ingest = await Ingest.FreshAsync();

        var book = await new BuildRemittanceBook(new RemittanceOptions()).RunAsync(ingest.Published, Day, CancellationToken.None);
        var report = await RemittanceHouse.PublishAsync(ingest.Storage, book);

        Assert.Empty(book.Corridors);
        Assert.True(report.Swapped);
    }

    [RealFact]
    public async Task The_real_files_become_the_figures_that_were_computed_independently()
    {
        var ingest = await Ingest.FreshAsync();
        await ingest.LoadFileAsync(KindNames.CorridorAverages, RealFiles.Of("rpw-corridors-2011q1-2020q3.csv"));
        await ingest.LoadFileAsync(KindNames.RemittanceFlows, RealFiles.Of("knomad-bilateral-remittances-2017.xlsx"));

        var book = await new BuildRemittanceBook(new RemittanceOptions()).RunAsync(ingest.Published, Day, CancellationToken.None);

        Assert.Equal((35, "2011Q1", "2020Q3"), (book.Periods.Count, book.Periods[0].ToString(), book.Periods[^1].ToString()));
        var last = TargetState.Of(book.Periods[^1], Basis.CorridorAverages, book.Quarter(book.Periods[^1]), book.Flows, book.Options)!;
        var first = TargetState.Of(book.Periods[0], Basis.CorridorAverages, book.Quarter(book.Periods[0]), book.Flows, book.Options)!;
        Assert.Equal((367, 126, 7.000746m), (last.ByMean.Corridors, last.ByMean.AtOrBelow5, decimal.Round(last.Spread.Mean!.Value, 6)));
        Assert.Equal((199, 40, 9.050951m), (first.ByMean.Corridors, first.ByMean.AtOrBelow5, decimal.Round(first.Spread.Mean!.Value, 6)));
        var qatar = CorridorSnapshot.Of(book, A.Corridor("QAT", "NPL")).File;
        Assert.Equal(32.322m, decimal.Round(qatar.SavingMillionUsd!.Value, 3));
    }
}
