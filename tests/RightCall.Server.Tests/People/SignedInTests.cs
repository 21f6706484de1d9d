using System.Security.Claims;
using RightCall.Contracts;
using RightCall.Server.People;

namespace RightCall.Server.Tests.People;

public sealed class SignedInTests
{
    [Fact]
    public void Somebody_without_a_session_is_nobody() => Assert.Null(SignedIn.Of(new(new ClaimsIdentity([new(ClaimTypes.Name, "b.jones"), new(SignedIn.RoleClaim, "Dispatcher")]))));

    [Theory, InlineData("Planner"), InlineData("Auditor")]
    public void Who_only_reads_has_no_actor(string role) => Assert.Null(Session(role).Actor);

    [Fact]
    public void Every_other_role_acts_under_its_own_name() => Assert.All(Enum.GetNames<AccessRole>().Except(["Planner", "Auditor"]), role => Assert.Equal("b.jones", Session(role).Actor!.Id.Value));

    private static SignedIn Session(string role) => SignedIn.Of(new(new ClaimsIdentity([new(ClaimTypes.Name, "b.jones"), new(SignedIn.RoleClaim, role)], "test")))!;
}
