using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Imdi.Functions.Hosting;

/// <summary>
/// Our own lines hold nothing personal (style.md, rule 19); of others only the template leaves, and of every exception its type and where it was
/// thrown, never its message, in which a value from a request may stand.
/// </summary>
internal sealed class ImpersonalLogs(string own) : BaseProcessor<LogRecord>
{
    private const string Template = "{OriginalFormat}";

    public override void OnEnd(LogRecord data)
    {
        bool isOwn = data.CategoryName?.StartsWith(own, StringComparison.Ordinal) == true;
        List<KeyValuePair<string, object?>> attributes = [.. (data.Attributes ?? []).Where(one => isOwn || one.Key == Template)];
        if (data.Exception is { } failure)
        {
            attributes.Add(new("exception.type", failure.GetType().FullName));
            attributes.Add(new("exception.stacktrace", failure.StackTrace));
            data.Exception = null;
        }

        data.Attributes = attributes;
        data.FormattedMessage = null;
    }
}
