using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RightCall.Contracts;
using RightCall.Domain.Areas;
using RightCall.Domain.Desks;
using RightCall.Server.Api;
using RightCall.Server.Api.Access;
using RightCall.Server.Api.Commands;
using RightCall.Server.Areas;
using RightCall.Server.Demonstrations;
using RightCall.Server.Hosting;
using RightCall.Server.People;
using RightCall.Server.Publications;
using RightCall.Server.Storage;

namespace RightCall.Server.Tests.Api;

/// <summary>The table is what people read, so it is held to what the server does: every route, every role.</summary>
public sealed class AccessTableTests
{
    [Fact]
    public async Task Every_route_has_a_line()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Empty(AccessIsComplete.Problems(host.Services.GetRequiredService<EndpointDataSource>().Endpoints));
    }

    [Fact]
    public async Task Every_line_has_a_route()
    {
        // As a centre is put together that has everything: a demonstration with a city's own sign-in. It is not started.
        var folder = Directory.CreateTempSubdirectory("rightcall-routes-");
        await using var database = await CentreDatabase.OpenFileAsync(Path.Combine(folder.FullName, "centre.db"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<IAreas>(new TestAreas()).AddSingleton<ProposalStore>().AddSingleton<Plays>();
        builder.Services.AddRightCallPeople(new() { IsDemonstration = true, OpenId = new("https://id.example", "rightcall", "secret") }, database);
        builder.Services.AddRightCallApi(new());
        Telemetry.Add(builder, null);
        await using var app = builder.Build();
        app.MapRightCallPeople();
        DemonstrationRoutes.Map(app);
        Telemetry.Map(app);
        app.MapRightCallApi();
        Assert.Empty(AccessTable.Shipped.Routes.Except(((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints).Select(AccessTable.NameOf).OfType<string>()));
    }

    [Fact]
    public void A_role_may_use_a_commands_route_where_the_domain_lets_it_give_the_command() => Assert.Empty(
        from route in CommandRoute.All
        from role in Enum.GetValues<AccessRole>()
        let actor = new SignedIn(new("x"), role).Actor
        let allowed = actor is not null && Permissions.Allows(actor.Role, (CommandBody)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(route.Command))
        let name = $"POST /api/v1/areas/{{area}}{route.Pattern}"
        where AccessTable.Shipped.For(name, role) is var reach && allowed != (reach is not (null or Reach.None))
        select $"{name}: the domain {(allowed ? "allows" : "refuses")} {role}");

    [Fact]
    public async Task Every_route_turns_away_every_role_that_has_no_place_in_its_line()
    {
        await using var host = await ApiHost.StartAsync();
        List<string> wrong = [];
        foreach (var route in AccessTable.Shipped.Routes.Where(r => r.Contains("/areas", StringComparison.Ordinal)))
        {
            foreach (var role in Enum.GetValues<AccessRole>())
            {
                using var client = host.As(role, role == AccessRole.Unit ? "C1" : null, $"walker.{role}.{route.GetHashCode(StringComparison.Ordinal):x}");
                var status = await Ask(client.Http, route);
                var turnedAway = status is 403;
                if (AccessTable.Shipped.For(route, role) == Reach.None != turnedAway && !(turnedAway && AccessTable.Shipped.For(route, role) == Reach.Own)) wrong.Add($"{route} as {role}: {status}");
            }
            using var nobody = new HttpClient { BaseAddress = host.Address };
            if (await Ask(nobody, route) is not 401 and var open) wrong.Add($"{route} as nobody: {open}");
        }
        Assert.Empty(wrong);
    }

    private static async Task<int> Ask(HttpClient client, string route)
    {
        var (method, path) = (route[..route.IndexOf(' ', StringComparison.Ordinal)], route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var text = new StringBuilder(path).Replace("{area}", "springfield").Replace("{unit}", "C1").Replace("{number}", "1").Replace("{z}", "1").Replace("{x}", "1").Replace("{y}", "1").ToString();
        text = System.Text.RegularExpressions.Regex.Replace(text, @"\{\w+\}", Guid.Empty.ToString());
        using var answer = await client.SendAsync(new(new(method), text), HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }
}
