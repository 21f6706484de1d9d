using RightCall.Console.Dispatch;
using RightCall.Console.Words;
using RightCall.Contracts;
using RightCall.Contracts.People;
using RightCall.Domain.Desks;
using RightCall.Domain.Messages;
using RightCall.Domain.Units;

namespace RightCall.Console.Tests.Dispatch;

/// <summary>What is typed for a message's address, and to whom a message goes.</summary>
public sealed class MessageAddressingTests
{
    private static readonly DeskId[] Desks = [new("send-2"), new("lead-1")];

    [Theory]
    [InlineData("send-2", "send-2", null, null)]
    [InlineData("  SEND-2 ", "send-2", null, null)]
    [InlineData("director", null, Role.Director, null)] // It has the form of a unit's name too.
    [InlineData("Crew", null, Role.Crew, null)]
    [InlineData("m12", null, null, "M12")]
    [InlineData("M999", null, null, "M999")] // Whether the roster has it, the centre says.
    public void A_desk_a_role_or_a_unit_is_understood(string typed, string? desk, Role? role, string? unit)
    {
        var read = MessageAddressing.Read(typed, Desks);
        Assert.Equal(new(desk is null ? null : new DeskId(desk), role, unit is null ? null : new UnitId(unit)), read);
        Assert.True(read!.IsOne);
    }

    [Theory, InlineData(""), InlineData(" "), InlineData("M"), InlineData("send-9"), InlineData("all of you"), InlineData("dispatcher 2")]
    public void What_is_none_of_them_is_not_guessed(string typed) => Assert.Null(MessageAddressing.Read(typed, Desks));

    [Fact]
    public void What_is_shown_for_an_address_is_read_as_the_same_address()
    {
        MessageAddress[] all = [new(Desk: Desks[0]), new(Unit: new UnitId("M12")), .. MessageAddressing.Roles.Select(r => new MessageAddress(Role: r))];
        Assert.All(all, to => Assert.Equal(to, MessageAddressing.Read(MessageAddressing.Write(to), Desks)));
    }

    [Fact]
    public void An_answer_goes_to_the_desk_else_to_the_role_and_never_to_all_crews()
    {
        Assert.Equal(new(Desk: Desks[0]), MessageAddressing.AnswerTo(new(new("ana"), Role.Dispatcher, Desks[0])));
        Assert.Equal(new(Role: Role.Supervisor), MessageAddressing.AnswerTo(new(new("bo"), Role.Supervisor, null)));
        Assert.Null(MessageAddressing.AnswerTo(new(new("crew"), Role.Crew, null)));
    }

    [Theory]
    [InlineData("send-2", null, null, AccessRole.Dispatcher, "send-2", null, true)]
    [InlineData("send-2", null, null, AccessRole.Dispatcher, "send-1", null, false)]
    [InlineData("send-2", null, null, AccessRole.Dispatcher, null, null, false)]
    [InlineData(null, Role.Partner, null, AccessRole.Agent311, null, null, true)]
    [InlineData(null, Role.Dispatcher, null, AccessRole.Supervisor, null, null, false)]
    [InlineData(null, null, "M12", AccessRole.Unit, null, "M12", true)]
    [InlineData(null, null, "M12", AccessRole.Unit, null, "M13", false)]
    [InlineData(null, null, "M12", AccessRole.Auditor, null, null, false)]
    public void A_message_goes_to_those_who_are_named(string? desk, Role? role, string? unit, AccessRole who, string? at, string? aboard, bool expected)
    {
        var to = new MessageAddress(desk is null ? null : new DeskId(desk), role, unit is null ? null : new UnitId(unit));
        var session = new SessionView(true, "x", who, [who], at, aboard, false, false, 600);
        Assert.Equal(expected, MessageAddressing.IsFor(to, session));
    }

    [Fact]
    public void Roles_are_understood_in_the_language_of_the_screen() =>
        Assert.All(Speech.Languages, language =>
        {
            var before = Speech.Language;
            try
            {
                Speech.Language = language;
                Assert.All(MessageAddressing.Roles, role => Assert.Equal(new(Role: role), MessageAddressing.Read(RoleWords.Of(role), [])));
            }
            finally
            {
                Speech.Language = before;
            }
        });
}
