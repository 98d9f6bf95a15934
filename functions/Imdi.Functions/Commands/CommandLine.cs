using System.CommandLine;
using Imdi.Functions.Hosting;

namespace Imdi.Functions.Commands;

/// <summary>What a person types: run, load, upload, refresh, rebuild, export, backup, restore, audit, ledger, person, backtest. Without a command the program serves, as Azure starts it.</summary>
public static class CommandLine
{
    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "Folder of the local storage (Azurite). Default: .imdi in the repository. Ignored when AzureWebJobsStorage is set.",
        Recursive = true,
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(RepositoryRoot.Find() ?? Environment.CurrentDirectory, ".imdi")),
    };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Show logs, and the detail of a failure.", Recursive = true };

    // What Ctrl-C may take: requests that are being answered, and the storage emulator, which saves its data.
    private static readonly TimeSpan UntilStopped = TimeSpan.FromSeconds(60);

    /// <summary>A bare word is a command, known or not; settings of the server come as --name value, /name value or name=value.</summary>
    public static bool IsCommand(string[] args) =>
        args is [{ Length: > 0 } first, ..] && (first is "-h" or "-?" or "--help" or "--version" || (first[0] is not ('-' or '/') && !first.Contains('=', StringComparison.Ordinal)));

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = UntilStopped });
        }
        catch (Exception failure)
        {
            // Whatever it is, the person at the terminal gets a sentence and the shell an exit code.
            return CommandFailure.Say(failure, parsed.GetValue(Verbose));
        }
    }

    private static CommandOptions Options(ParseResult parsed) => new(parsed.GetRequiredValue(Data), parsed.GetValue(Verbose));

    private static RootCommand Root() => new("IMDI: the working system of the International Migration and Development Initiative.")
    {
        Run(), Load(), Upload(), Refresh(), Rebuild(), Export(), Backup(), Restore(), Audit(), Ledger(), Person(), BackTest(), Data, Verbose,
    };

    private static Command Run()
    {
        Option<int> port = new("--port") { Description = "Port of the site on localhost.", DefaultValueFactory = _ => 7071 };
        Option<bool> noDemo = new("--no-demo") { Description = "Start empty: do not load demonstration data on the first start." };
        Command run = new("run", "Start storage, load demonstration data on first start, publish, and serve the site and the API.") { port, noDemo };
        run.SetAction((parsed, cancellation) =>
            RunCommand.RunAsync(Options(parsed), parsed.GetValue(port), !parsed.GetValue(noDemo), cancellation));
        return run;
    }

    private static Command Load()
    {
        Argument<string> kind = new("kind") { Description = "A kind of dataset, such as remittance-flows or country-indicators; docs/datasets lists them." };
        Argument<FileInfo> file = new("file") { Description = "The file as the agency made it: CSV, xlsx, also gzip or zip." };
        Option<string?> source = new("--source") { Description = "Id of the source, when the layout does not tell it." };
        Option<bool> noRebuild = new("--no-rebuild") { Description = "Load only; publish with the next rebuild." };
        Command load = new("load", "Check a file and publish its good rows; each bad one is explained.") { kind, file, source, noRebuild };
        load.SetAction((parsed, cancellation) => LoadCommand.RunAsync(
            Options(parsed), parsed.GetRequiredValue(kind), parsed.GetRequiredValue(file), parsed.GetValue(source), !parsed.GetValue(noRebuild), cancellation));
        return load;
    }

    private static Command Upload()
    {
        Argument<string> kind = new("kind") { Description = "A kind of dataset, such as vacancies; docs/datasets lists them." };
        Argument<FileInfo> file = new("file") { Description = "The file as it is: CSV, xlsx, also gzip or zip, up to 2 GB." };
        Option<string> address = new("--address") { Description = "The installation that it is sent to, such as https://imdi.example.", Required = true };
        Option<string?> token = new("--token") { Description = $"The agency's token. Better in the environment as {UploadOptions.TokenVariable}: other users of a machine can see a command line." };
        Option<bool> publish = new("--publish-when-clean") { Description = "Publish without asking when nothing is found wrong; for kinds that allow it." };
        Option<int> block = new("--block-kib") { Description = "Size of the pieces that are sent, 64 to 4096 KiB: a small one loses less when the line breaks. The same on every run of a file.", DefaultValueFactory = _ => 4096 };
        Command upload = new("upload", "Send a file to an installation, wait for the result of its checks. Stopped or cut off, the same command goes on.") { kind, file, address, token, publish, block };
        upload.SetAction((parsed, cancellation) => UploadCommand.RunAsync(
            new(parsed.GetRequiredValue(kind), parsed.GetRequiredValue(file), parsed.GetRequiredValue(address), parsed.GetValue(token), parsed.GetValue(publish), parsed.GetValue(block)), cancellation));
        return upload;
    }

    private static Command Refresh()
    {
        Argument<string?> source = new("source") { Description = "Id of a declared source; without it, those that the settings switch on.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> noRebuild = new("--no-rebuild") { Description = "Refresh only; publish with the next rebuild." };
        Command refresh = new("refresh", "Ask declared sources for what is new, now, and publish what passes the checks.") { source, noRebuild };
        refresh.SetAction((parsed, cancellation) => RefreshCommand.RunAsync(Options(parsed), parsed.GetValue(source), !parsed.GetValue(noRebuild), cancellation));
        return refresh;
    }

    private static Command Rebuild()
    {
        Command rebuild = new("rebuild", "Run the night now: compute, render and publish what has changed.");
        rebuild.SetAction((parsed, cancellation) => RebuildCommand.RunAsync(Options(parsed), cancellation));
        return rebuild;
    }

    private static Command Export()
    {
        Argument<DirectoryInfo> folder = new("dir") { Description = "Folder to write to." };
        Command export = new("export", "Write the published site as plain files for any static host.") { folder };
        export.SetAction((parsed, cancellation) => ExportCommand.RunAsync(Options(parsed), parsed.GetRequiredValue(folder), cancellation));
        return export;
    }

    private static Command Backup()
    {
        Argument<DirectoryInfo> folder = new("dir") { Description = "Folder to write to; one that holds an earlier backup is brought up to date." };
        Command backup = new("backup", "Save all that is kept, but secrets, sessions and leases, into a folder. Stopped, the same command goes on.") { folder };
        backup.SetAction((parsed, cancellation) => BackupCommands.SaveAsync(Options(parsed), parsed.GetRequiredValue(folder), cancellation));
        return backup;
    }

    private static Command Restore()
    {
        Argument<DirectoryInfo> folder = new("dir") { Description = "Folder of a whole backup." };
        Command restore = new("restore", "Bring a backup into storage that is still empty. Stopped, the same command goes on.") { folder };
        restore.SetAction((parsed, cancellation) => BackupCommands.RestoreAsync(Options(parsed), parsed.GetRequiredValue(folder), cancellation));
        return restore;
    }

    private static Command BackTest()
    {
        Command backTest = new("backtest", "Hold back the newest quarters of each corridor's cost and say how well each method would have forecast them.");
        backTest.SetAction((parsed, cancellation) => BackTestCommand.RunAsync(Options(parsed), cancellation));
        return backTest;
    }

    private static Command Audit()
    {
        Command verify = new("verify", "Work the audit trail's chain of hashes out again and name the first broken link.");
        verify.SetAction((parsed, cancellation) => AuditCommand.RunAsync(Options(parsed), cancellation));
        return new Command("audit", "The audit trail.") { verify };
    }

    private static Command Person()
    {
        Argument<string> address = new("address") { Description = "An e-mail address." };
        Command export = new("export", "Write everything that is kept under the address, as JSON.") { address };
        export.SetAction((parsed, cancellation) => PersonCommands.ExportAsync(Options(parsed), parsed.GetRequiredValue(address), cancellation));
        Command erase = new("erase", "Erase what is kept under the address; what the person did stays, without them.") { address };
        erase.SetAction((parsed, cancellation) => PersonCommands.EraseAsync(Options(parsed), parsed.GetRequiredValue(address), cancellation));
        return new("person", "Personal data.") { export, erase };
    }

    private static Command Ledger()
    {
        Command verify = new("verify", "Recompute the chain of hashes and every balance from the entries.");
        verify.SetAction((parsed, cancellation) => LedgerCommands.VerifyAsync(Options(parsed), cancellation));
        return new("ledger", "Check the ledger.") { verify };
    }
}
