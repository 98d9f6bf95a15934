namespace Imdi.Functions.Proposals;

/// <summary>Objective → outcomes → outputs → activities, each outcome and output with an indicator; and when what is done.</summary>
internal static class CheckLogframe
{
    public static Logframe Of(CheckedAnswers answers)
    {
        string objective = answers.Text("logframe.objective");
        int outcome = 0;
        return new(objective, answers.Rows("logframe.outcomes", row =>
        {
            outcome++;
            int output = 0;
            return new ProjectOutcome(
                answers.Text($"{row}.text"), Indicators(answers, row, $"{outcome}"),
                answers.Rows($"{row}.outputs", within => new ProjectOutput(
                    answers.Text($"{within}.text"), Indicators(answers, within, $"{outcome}.{++output}"), answers.Rows($"{within}.activities", answers.Text))));
        }));
    }

    public static IReadOnlyList<PlannedActivity> WorkPlanOf(CheckedAnswers answers, Identification project) => answers.Rows("workPlan", row =>
    {
        var from = answers.OptionalDay($"{row}.from");
        var until = answers.OptionalDay($"{row}.until");
        if (until < from) answers.Add($"{row}.until", "ends-before-it-starts", "Not before the first day.");
        if (project.Starts != default && project.Months > 0)
        {
            var end = project.Starts.AddMonths(project.Months);
            if (from < project.Starts || from >= end) answers.Add($"{row}.from", "outside-the-project", $"Within the project: from {project.Starts:yyyy-MM-dd} to {end.AddDays(-1):yyyy-MM-dd}.");
            else if (until >= end) answers.Add($"{row}.until", "outside-the-project", $"Within the project: to {end.AddDays(-1):yyyy-MM-dd} at the latest.");
        }

        return new PlannedActivity(answers.Text($"{row}.text"), answers.Text($"{row}.party"), from ?? default, until ?? default);
    });

    private static IReadOnlyList<ResultIndicator> Indicators(CheckedAnswers answers, string of, string number)
    {
        int count = 0;
        return answers.Rows($"{of}.indicators", row =>
        {
            var baseline = answers.OptionalNumber($"{row}.baseline");
            int? year = answers.OptionalWhole($"{row}.baselineYear", 1950, 2200);
            if (baseline is not null && year is null) answers.Add($"{row}.baselineYear", "baseline-year-missing", "The year in which the baseline was measured.");
            if (baseline is null && year is not null) answers.Add($"{row}.baseline", "baseline-missing", "The value in that year; leave both empty where nobody has measured it.");
            return new ResultIndicator(
                $"{number}.{++count}", answers.Text($"{row}.text"), answers.Text($"{row}.unit"), baseline, year, answers.Number($"{row}.target"), answers.Day($"{row}.targetDate"),
                answers.Text($"{row}.source"), answers.Optional($"{row}.assumption"));
        });
    }
}
