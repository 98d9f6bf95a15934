namespace Imdi.TestRun;

/// <summary>Installs what the suite needs and a bare machine lacks: the npm tools, Chromium and a font that has Arabic.</summary>
internal static class Prerequisites
{
    /// <summary>Without a browser its tests are left out of the run.</summary>
    public static bool WantsBrowser => Environment.GetEnvironmentVariable("IMDI_BROWSER") != "off";

    public static bool Install(string root) => InstallNpmTools(root) && InstallChromium(root);

    private static bool InstallNpmTools(string root)
    {
        bool installed = File.Exists(Path.Combine(root, "node_modules", ".package-lock.json"))
            && Directory.Exists(Path.Combine(root, "node_modules", "typescript"));
        if (installed) return true;
        Console.WriteLine("Installing Azurite and the type checker from npm ...");
        return OperatingSystem.IsWindows()
            ? Command.Run(root, "cmd", "/c", "npm", "ci", "--no-audit", "--no-fund").Exit == 0
            : Command.Run(root, "npm", "ci", "--no-audit", "--no-fund").Exit == 0;
    }

    private static bool InstallChromium(string root)
    {
        if (!WantsBrowser || Command.Exists("chromium") || Environment.GetEnvironmentVariable("IMDI_CHROMIUM") is not null) return true;
        if (!Command.Exists("apt-get"))
        {
            Console.WriteLine("The browser tests need Chromium: install it and name it in IMDI_CHROMIUM, or set IMDI_BROWSER=off to leave them out.");
            return false;
        }

        Console.WriteLine("Installing Chromium ...");
        return Apt(root, "update", "-q") && Apt(root, "install", "-qy", "--no-install-recommends", "chromium", "fonts-noto-core");
    }

    private static bool Apt(string root, params IReadOnlyList<string> arguments)
    {
        bool isRoot = Environment.UserName == "root" || !Command.Exists("sudo");
        string[] command = isRoot ? ["apt-get", .. arguments] : ["sudo", "-n", "apt-get", .. arguments];
        return Command.Run(root, "env", ["DEBIAN_FRONTEND=noninteractive", .. command]).Exit == 0;
    }
}
