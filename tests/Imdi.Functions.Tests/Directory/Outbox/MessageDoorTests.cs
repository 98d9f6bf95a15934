using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Imdi.Functions.Directory;
using Imdi.Shared;
using Imdi.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Imdi.Functions.Tests.Directory;

public sealed class MessageDoorTests
{
    private const string Messages = "/api/directory/messages", Page = "/en/desk/messages/";

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("agency", HttpStatusCode.Forbidden)]
    [InlineData("focal-point", HttpStatusCode.Forbidden)]
    [InlineData("executing-agency", HttpStatusCode.Forbidden)]
    [InlineData("donor", HttpStatusCode.Forbidden)]
    [InlineData("panel-1", HttpStatusCode.Forbidden)]
    public async Task Nobody_but_the_secretariat_sees_or_sends_messages(string? role, HttpStatusCode status)
    {
        await using var house = await OpenAsync();
        string key = await ParkAsync(house);
        using var client = role is null ? house.Browser() : await house.SignedInAsync(role);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["lang"] = "en" });

        Assert.Equal(status, (await client.GetAsync(Messages)).StatusCode);
        Assert.Equal(status, (await client.GetAsync(Page)).StatusCode);
        Assert.Equal(status, (await client.PostAsync($"{Messages}/{key}/attempts", null)).StatusCode);
        Assert.Equal(status, (await client.PostAsync($"{Messages}/{key}/attempts", form)).StatusCode);
        Assert.Equal(MessageState.Parked, (await house.Get<OutboxStore>().FindAsync(key, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task The_secretariat_sends_a_parked_message_again_and_the_worker_takes_it()
    {
        await using var house = await OpenAsync();
        string key = await ParkAsync(house);
        using var secretariat = await house.SignedInAsync("secretariat");

        var list = await secretariat.GetFromJsonAsync<JsonElement>(Messages);
        Assert.Equal((key, "reader@example.net", "550 no"), (Text(list, "key"), Text(list, "to"), Text(list, "reason")));
        using var again = await secretariat.PostAsync($"{Messages}/{key}/attempts", null);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        for (int turn = 0; turn < 100 && (await house.Get<OutboxStore>().FindAsync(key, CancellationToken.None))!.State != MessageState.Sent; turn++) await Task.Delay(50);

        using var late = await secretariat.PostAsync($"{Messages}/{key}/attempts", null);
        using var unknown = await secretariat.PostAsync($"{Messages}/nothing/attempts", null);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (late.StatusCode, unknown.StatusCode));
        Assert.Equal(key, Text(await secretariat.GetFromJsonAsync<JsonElement>(Messages + "?state=sent"), "key"));
        var entry = await house.Get<AuditStore>().ReadAsync(new(2026, 11, 24), CancellationToken.None).SingleAsync(one => one.What == "message-sent-again");
        Assert.Equal(("demonstration:secretariat", key), (entry.Who, entry.Subject));
    }

    [Fact]
    public async Task The_desk_shows_what_was_given_up_and_its_form_sends_it_again()
    {
        await using var house = await OpenAsync();
        string key = await ParkAsync(house);
        using var secretariat = await house.SignedInAsync("secretariat");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["lang"] = "fr" });

        string page = await secretariat.GetStringAsync(Page);
        Assert.Contains("reader@example.net", page, StringComparison.Ordinal);
        Assert.Contains($"/api/directory/messages/{key}/attempts", page, StringComparison.Ordinal);
        using var answer = await secretariat.PostAsync($"{Messages}/{key}/attempts", form);
        Assert.Equal("/fr/desk/messages/?state=waiting", answer.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task A_list_goes_on_where_it_ended()
    {
        await using var house = await OpenAsync();
        for (int number = 0; number < 5; number++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await ParkAsync(house, $"draft-saved/{number}");
        }

        using var secretariat = await house.SignedInAsync("secretariat");
        List<string?> ids = [];
        for (string? next = Messages + "?limit=2"; next is not null;)
        {
            var page = await secretariat.GetFromJsonAsync<JsonElement>(next);
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
            next = page.GetProperty("next").GetString() is { } address ? address + "&limit=2" : null;
        }

        Assert.Equal(["draft-saved/4", "draft-saved/3", "draft-saved/2", "draft-saved/1", "draft-saved/0"], ids);
    }

    private static Task<DirectoryHouse> OpenAsync() => DirectoryHouse.OpenAsync(add: services => services.AddSingleton<ISitePages, SitePages>());

    private static async Task<string> ParkAsync(DirectoryHouse house, string id = "interest-received/1")
    {
        var now = house.Clock.GetUtcNow();
        var parked = StoredMessage.Of(new(id, "reader@example.net", Language.English, "interest-received", ["IMDI-K7QM-2X4P-8"]), now).Claim(now).After(new(DeliveryResult.Refused, "550 no"), now);
        await house.Get<OutboxStore>().AddAsync(parked, CancellationToken.None);
        return parked.Key;
    }

    private static string? Text(JsonElement list, string property) => list.GetProperty("items")[0].GetProperty(property).GetString();
}
