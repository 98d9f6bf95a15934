using Imdi.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Imdi.Functions.Worker;

/// <summary>One function a job, on the schedule of the application's table.</summary>
public sealed class TimerFunctions(JobTable table)
{
    [Function("DailyDuties")]
    public Task DailyDuties([TimerTrigger("0 50 5 * * *")] TimerInfo timer, FunctionContext context) => RunAsync(context);

    [Function("NightlyRebuild")]
    public Task NightlyRebuild([TimerTrigger("0 30 * * * *")] TimerInfo timer, FunctionContext context) => RunAsync(context);

    [Function("RefreshSources")]
    public Task RefreshSources([TimerTrigger("0 20 * * * *")] TimerInfo timer, FunctionContext context) => RunAsync(context);

    [Function("Sweep")]
    public Task Sweep([TimerTrigger("0 */5 * * * *")] TimerInfo timer, FunctionContext context) => RunAsync(context);

    private Task RunAsync(FunctionContext context) =>
        table.Jobs.Single(job => job.Name == context.FunctionDefinition.Name).StartAsync(context.InstanceServices, context.CancellationToken);
}
