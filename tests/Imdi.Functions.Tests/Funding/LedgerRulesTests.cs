using System.Security.Cryptography;
using System.Text;
using Imdi.Functions.Funding;
using Imdi.Functions.Proposals;
using Imdi.Shared;
using static Imdi.Functions.Tests.Funding.SomeFunding;

namespace Imdi.Functions.Tests.Funding;

public sealed class LedgerRulesTests
{
    private static LedgerState Received(params Contribution[] contributions) => contributions.Aggregate(LedgerState.Empty, (state, one) => state.Enter(Entries.Receive(state, one, one.Parts[0].Window, one.Parts[0].Amount, Note($"r/{one.Id}"))));

    /// <summary>
    /// Worked by hand: 1,000.00 dollars come in, 600.00 are allocated, 400.00 paid, 50.00 given back, 300.00 exchanged at 0.90 when the reference is
    /// 0.92 (270.00 euros got, 276.00 worth, a loss of 6.00), 100.00 refunded to the donor.
    /// </summary>
    [Fact]
    public void Golden_example_worked_by_hand()
    {
        var contribution = Contribution("C1", 1_000);
        var state = Received(contribution);
        state = state.Enter(Entries.Allocate(state, MoneyWindow.Core, [contribution], Project(), Dollars(600), Note("a")));
        state = state.Enter(Entries.Disburse(state, "core", "P1", Dollars(400), Note("d")));
        state = state.Enter(Entries.RefundByProject(state, "core", "P1", Dollars(50), Note("b")));
        state = state.Enter(Entries.Exchange(state, "core", Dollars(300), Money.Round(270, Eur), 0.92m, Note("x")));
        state = state.Enter(Entries.RefundToDonor(state, "core", "C1", Dollars(100), Note("t")));

        string[] balances = [.. state.Balances.Where(one => one.Value != 0).Select(one => $"{one.Key.Account} {one.Key.Currency} {one.Value}")];
        Assert.Equal(
        [
            "allocated:core:C1:P1 USD -20000", "cash:core EUR 27000", "cash:core USD 25000", "contributed:core:C1 USD -90000", "exchange-result:core EUR 600", "exchange:core:USD-EUR EUR -27600", "exchange:core:USD-EUR USD 30000",
            "paid:core:C1:P1 USD 35000", "pool:core EUR 27000", "pool:core USD 25000", "unallocated:core:C1 EUR -27000", "unallocated:core:C1 USD -5000",
        ], balances);
    }

    [Fact]
    public void The_hash_is_of_the_text_as_the_method_says()
    {
        var draft = new EntryDraft("receipt/1", EntryKind.Receipt, Today, Now, "core", [new(Account.Cash("core"), Dollars(1)), new(Account.Contributed("core", "C1"), -Dollars(1))], Text: "AGR 1");
        var entry = LedgerState.Empty.Enter(draft).Value.Entry;
        string text = $"imdi-ledger 1\nsequence 1\nprevious {new string('0', 64)}\nkey receipt/1\nkind Receipt\non 2026-11-24\nat 2026-11-24T12:00:00.0000000Z\nwindow core\ntext AGR 1\nposting cash:core 100 USD\nposting contributed:core:C1 -100 USD\n";

        Assert.Equal(text, entry.ToText());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), entry.Hash);
        Assert.Equal(entry.ToText(), LedgerEntry.Read(text)!.ToText());
    }

    [Fact]
    public void An_entry_whose_debits_and_credits_differ_is_a_bug() => Assert.Throws<ArgumentException>(() =>
        LedgerState.Empty.Enter(new EntryDraft("k", EntryKind.Receipt, Today, Now, "core", [new(Account.Cash("core"), Dollars(2)), new(Account.Contributed("core", "C1"), -Dollars(1))])));

    [Fact]
    public void A_reason_cannot_add_a_line_to_the_text() => Assert.Equal("a posting cash:core 1 USD", EntryDraft.Clean("a\nposting cash:core 1 USD"));

    [Fact]
    public void The_narrowest_earmark_is_drawn_first_then_the_oldest_and_the_rest_is_told_why_not()
    {
        Contribution[] all = [Contribution("C1", 100), Contribution("C2", 100, earmark: new([CountryCode.Parse("NPL")])), Contribution("C3", 100, earmark: new([], PaperComponent.I)), Contribution("C4", 100, earmark: new([], null, "P2")), Contribution("C5", 100, earmark: new([], null, "P1"))];
        var project = Project("P1", 1_000, "NPL");
        var state = Received(all);

        var sources = Sources.Of(state, MoneyWindow.Core, all, project);
        var drawn = Entries.Allocate(state, MoneyWindow.Core, all, project, Dollars(250), Note("a")).Value;

        Assert.Equal(["C4 earmark-proposal", "C5 ", "C2 ", "C3 earmark-component", "C1 "], sources.Select(source => $"{source.Contribution} {string.Join(' ', source.Against)}"));
        Assert.Equal([("C5", 100), ("C2", 100), ("C1", 50)], drawn.Postings.Where(posting => posting.Account.IsUnallocated).Select(posting => (posting.Account.Contribution!, (int)posting.Amount.Amount)));
        Assert.Equal("balance-too-low", Entries.Allocate(state, MoneyWindow.Core, all, project, Dollars(301), Note("a")).Refusal?.Code);
    }

    [Fact]
    public void A_window_for_other_countries_funds_nothing_here()
    {
        var window = new MoneyWindow { Id = "w", Name = "W", Purpose = "P", Countries = [CountryCode.Parse("PHL")] };
        var contribution = Contribution("C1", 100, "w");

        Assert.Equal(["window-countries"], Sources.Of(Received(contribution), window, [contribution], Project("P1", 100, "NPL")).Single().Against);
    }

    [Fact]
    public void A_project_gets_no_more_than_it_asks_for_and_only_in_its_currency()
    {
        var contribution = Contribution("C1", 1_000);
        var state = Received(contribution);

        Assert.Equal("more-than-budget", Entries.Allocate(state, MoneyWindow.Core, [contribution], Project(wanted: 500), Dollars(500.01m), Note("a")).Refusal?.Code);
        Assert.Equal("other-currency", Entries.Allocate(state, MoneyWindow.Core, [contribution], Project(), Money.Round(1, Eur), Note("a")).Refusal?.Code);
    }

    [Fact]
    public void No_more_is_received_than_was_signed() =>
        Assert.Equal("more-than-signed", Entries.Receive(Received(Contribution("C1", 100)), Contribution("C1", 100), "core", Dollars(0.01m), Note("r")).Refusal?.Code);

    [Fact]
    public void What_has_been_spent_since_cannot_be_taken_back()
    {
        var contribution = Contribution("C1", 100);
        var first = LedgerState.Empty.Enter(Entries.Receive(LedgerState.Empty, contribution, "core", Dollars(100), Note("r")).Value).Value;
        var state = first.State.Enter(Entries.Allocate(first.State, MoneyWindow.Core, [contribution], Project(), Dollars(60), Note("a")));

        Assert.Equal("balance-too-low", Entries.Correct(first.Entry, Note("c", "Wrong account.")).Then(state.Enter).Refusal?.Code);
        Assert.Equal("reason-missing", Entries.Correct(first.Entry, Note("c")).Refusal?.Code);
    }

    [Theory]
    [InlineData(ProposalStage.WithPanel, true, true, "not-approved")]
    [InlineData(ProposalStage.Approved, false, true, "decision-not-released")]
    [InlineData(ProposalStage.Approved, true, false, "endorsement-missing")]
    [InlineData(ProposalStage.Approved, true, true, null)]
    [InlineData(ProposalStage.UnderWay, true, true, null)]
    public void Money_goes_to_approved_endorsed_proposals_with_a_released_decision(ProposalStage stage, bool isReleased, bool isEndorsed, string? code)
    {
        var proposal = Proposal("01KB7Z0000000000000000000A");
        proposal = proposal with { Stage = stage, Decision = proposal.Decision! with { ReleasedAt = isReleased ? Now : null }, Endorsements = isEndorsed ? proposal.Endorsements : [proposal.Endorsements[0]] };

        Assert.Equal(code, ProjectFacts.Closed(proposal)?.Code);
    }

    [Fact]
    public void A_donors_statement_reconciles_to_the_cent()
    {
        Contribution[] all = [Contribution("C1", 1_000.01m), Contribution("C2", 500)];
        List<LedgerEntry> entries = [];
        var state = LedgerState.Empty;
        void Enter(Outcome<EntryDraft> draft) { var entered = state.Enter(draft.Value).Value; state = entered.State; entries.Add(entered.Entry); }
        foreach (var one in all) Enter(Entries.Receive(state, one, "core", one.Parts[0].Amount, Note(one.Id)));
        Enter(Entries.Allocate(state, MoneyWindow.Core, all, Project(), Dollars(1_200.03m), Note("a")));
        Enter(Entries.Disburse(state, "core", "P1", Dollars(1_100.02m), Note("d")));
        Enter(Entries.RefundByProject(state, "core", "P1", Dollars(0.07m), Note("b")));
        Enter(Entries.Exchange(state, "core", Dollars(100), Money.Round(91.01m, Eur), 0.9m, Note("x")));
        Enter(Entries.Correct(entries[^1], Note("c", "Not done.")));
        Enter(Entries.RefundToDonor(state, "core", "C2", Dollars(10), Note("t")));

        var statement = DonorStatement.Of("demonstration-donor", [], all, entries, state);

        Assert.True(statement.Reconciles);
        var total = statement.Totals.Single(one => one.Currency == Usd);
        Assert.Equal((1_500.01m, 1_500.01m, 10m, 0m, 1_199.96m, 1_099.95m, 290.05m), (total.Signed.Amount, total.Received.Amount, total.Refunded.Amount, total.Exchanged.Amount, total.Allocated.Amount, total.Paid.Amount, total.Balance.Amount));
        Assert.Equal(total.Balance, statement.Lines.Where(line => line.Kind is not EntryKind.Disbursement && line.Amount.Currency == Usd).Aggregate(Dollars(0), (sum, line) => sum + line.Amount));
    }
}
