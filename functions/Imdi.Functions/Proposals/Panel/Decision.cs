namespace Imdi.Functions.Proposals;

public enum DecisionKind { Approve, ApproveWithConditions, Revise, Reject }

/// <summary>What the panel decided and why. It is public once it is released, not before.</summary>
/// <param name="Round">Which submission it judges, from 1.</param>
/// <param name="Conditions">What has to be met; a tranche can be made to wait for one. Only with <see cref="DecisionKind.ApproveWithConditions"/>.</param>
/// <param name="ScorePercent">Σ w·(mean−1)/4 over the rubric's weights, which sum to 100; null on the short track.</param>
/// <param name="Rubric">Version of the rubric that it was scored by; null on the short track.</param>
/// <param name="VotesFor">Votes, also against and abstained, without names.</param>
public sealed record Decision(
    DecisionKind Kind, int Round, string Reasons, IReadOnlyList<string> Conditions, decimal? ScorePercent, string? Rubric, int VotesFor, int VotesAgainst, int Abstained, DateTimeOffset DecidedAt, DateTimeOffset? ReleasedAt);
