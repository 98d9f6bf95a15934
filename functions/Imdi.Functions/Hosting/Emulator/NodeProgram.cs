using System.ComponentModel;
using System.Diagnostics;

namespace Imdi.Functions.Hosting;

/// <summary>Starts node or npm, and says what to install where there is none.</summary>
internal static class NodeProgram
{
    public static Process Start(ProcessStartInfo program)
    {
        try
        {
            return Process.Start(program) ?? throw new InvalidOperationException($"{program.FileName} did not start.");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{program.FileName} was not found: install Node.js 20 or later, or set AzureWebJobsStorage.", missing);
        }
    }
}
