namespace Imdi.Functions.Proposals;

/// <summary>The steps of the form, one topic each, in their order.</summary>
internal enum IntakeStep { Organisation, Countries, Component, Problem, Partners, Logframe, WorkPlan, Budget, CoFunding, Risks, Sectors, Check, Declaration }
