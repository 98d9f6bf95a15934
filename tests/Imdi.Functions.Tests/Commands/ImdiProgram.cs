using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Imdi.Functions.Tests.Commands;

/// <summary>The real program as a process of its own: what it says, how it ends, and how to end it.</summary>
internal sealed class ImdiProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private readonly long _started = Stopwatch.GetTimestamp();

    private bool _isDisposed;

    private ImdiProgram(Process process) => _process = process;

    public int Exit => _process.ExitCode;

    public bool HasExited => _process.HasExited;

    /// <summary>How long after its start it said something last.</summary>
    public TimeSpan LastWordAfter { get; private set; }

    /// <summary>The most memory that it had resident at once (VmHWM).</summary>
    public long PeakMegabytes => long.Parse(File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))[6..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;

    public string Output { get { lock (_output) return _output.ToString(); } }

    public string Errors { get { lock (_errors) return _errors.ToString(); } }

    public static ImdiProgram Start(params string[] arguments) => Start([], arguments);

    public static ImdiProgram Start(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Application).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("AzureWebJobsStorage", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var program = new ImdiProgram(new Process { StartInfo = start });
        program._process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null) program.LastWordAfter = Stopwatch.GetElapsedTime(program._started);
            Keep(program._output, line.Data);
        };
        program._process.ErrorDataReceived += (_, line) => Keep(program._errors, line.Data);
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<ImdiProgram> RunAsync(params string[] arguments)
    {
        var program = Start(arguments);
        await program.EndAsync();
        return program;
    }

    public async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            Assert.Fail($"The program did not end. It said:\n{Output}{Errors}");
        }
    }

    /// <summary>Waits until it has said something.</summary>
    public async Task SaysAsync(string words)
    {
        var waited = Stopwatch.StartNew();
        while (!Output.Contains(words, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"The program ended with {(_process.HasExited ? _process.ExitCode : 0)} before it said '{words}':\n{Output}{Errors}");
            Assert.True(waited.Elapsed < Patience, $"The program did not say '{words}':\n{Output}{Errors}");
            await Task.Delay(20);
        }
    }

    /// <summary>SIGKILL: nothing of it runs on. Its children are not touched.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ctrl-C; where this process was started deaf to it (in the background of a shell), and so its children, SIGTERM.</summary>
    public async Task InterruptAsync()
    {
        string number = _process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", [IsDeafToInterrupt(number) ? "-TERM" : "-INT", number]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        _isDisposed = true;
    }

    private static bool IsDeafToInterrupt(string pid)
    {
        string ignored = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim();
        return (ulong.Parse(ignored, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;
    }

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.AppendLine(line);
    }
}
