using System.Diagnostics;

namespace Imdi.TestRun;

/// <summary>Runs a program, shows each line as it comes, and keeps the lines.</summary>
internal static class Command
{
    public static (int Exit, IReadOnlyList<string> Lines) Run(string folder, string program, params IReadOnlyList<string> arguments)
    {
        var lines = new List<string>();
        using var process = new Process { StartInfo = Info(folder, program, arguments) };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return (process.ExitCode, lines);

        void Keep(string? line)
        {
            if (line is null) return;
            lock (lines) lines.Add(line);
            Console.WriteLine(line);
        }
    }

    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));

    private static ProcessStartInfo Info(string folder, string program, IReadOnlyList<string> arguments)
    {
        var info = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments) info.ArgumentList.Add(argument);
        return info;
    }
}
