using System.ComponentModel.DataAnnotations;

namespace Imdi.Functions.Datasets;

/// <summary>What is wrong with the settings, each by the name under which it was set.</summary>
public static class RefreshSettingsRules
{
    public static IReadOnlyList<string> Problems(RefreshSettings settings, bool isDevelopment)
    {
        List<string> problems = [];
        if (settings.AllowLoopback && !isDevelopment) problems.Add("Refresh__AllowLoopback is for Development only.");
        for (int at = 0; at < settings.Sources.Count; at++)
        {
            string name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Refresh__Sources__{at}");
            problems.AddRange(OfSource(settings.Sources[at], settings.AllowLoopback).Select(problem => $"{name}: {problem}"));
        }

        problems.AddRange(settings.Sources.GroupBy(source => source.Id).Where(same => same.Count() > 1).Select(same => $"Refresh__Sources: {same.Key} is declared twice."));
        problems.AddRange(settings.On.Select(id => (Id: id, Source: settings.Find(id)))
            .Where(on => on.Source is null || DatasetKinds.Find(on.Source.Kind) is null)
            .Select(on => on.Source is null ? $"Refresh__On: no source {on.Id} is declared." : $"Refresh__On: {on.Id} is of kind {on.Source.Kind}, which is not declared."));
        return problems;
    }

    public static IEnumerable<string> OfSource(DeclaredSource source, bool allowLoopback)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(source, new ValidationContext(source), results, validateAllProperties: true);
        foreach (var result in results) yield return result.ErrorMessage ?? "is wrong.";
        if (source.Address.Length == 0) yield break;
        if (!Uri.TryCreate(source.Address, UriKind.Absolute, out var address) || !SourceAddress.IsAllowed(source, address, allowLoopback))
            yield return "Address is an https address without a user name.";
    }
}
