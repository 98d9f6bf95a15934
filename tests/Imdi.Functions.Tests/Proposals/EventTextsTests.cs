using System.Text.RegularExpressions;
using Imdi.Functions.Tests.House;
using Imdi.Shared;
using Imdi.Web.Text;

namespace Imdi.Functions.Tests.Proposals;

public sealed partial class EventTextsTests
{
    [Fact]
    public void Everything_that_happens_to_a_proposal_has_a_name_in_every_language()
    {
        var events = Repository.Sources("functions", "Imdi.Functions").SelectMany(file => Happened().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Contains("decided", events);
        Assert.Contains("completed", events);
        Assert.All(events, one => Assert.All(Language.All, language => Assert.True(Texts.For(language).Has($"event.{one}"), $"event.{one} is not named in {language}.")));
    }

    [GeneratedRegex("(?:With\\(new\\(|new ProposalEvent\\()\"([a-z-]+)\"")]
    private static partial Regex Happened();
}
