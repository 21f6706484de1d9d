using RightCall.Domain.Desks;
using RightCall.Domain.Incidents;
using RightCall.Domain.Messages;
using RightCall.Domain.Tests.Areas;
using RightCall.Domain.Units;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Messages;

public sealed class MessageTests
{
    private static readonly MessageId Message1 = new(Id(301));
    private static readonly MessageAddress ToSend2 = new(Desk: new("send-2"));
    private static readonly Actor Ann = As(Role.CallTaker, "ann");
    private static readonly Actor Bob = As(Role.Dispatcher, "bob") with { Desk = new("send-2") };

    [Fact]
    public void A_message_is_kept_with_who_sent_it_and_who_has_seen_it()
    {
        var area = Empty().When(new SendMessage(Message1, ToSend2, "Can you take the north?"), Ann).When(new AcknowledgeMessage(Message1), Bob).Accepted();
        var message = Assert.Single(area.State.Messages);
        Assert.Equal(new(Ann.Id, Role.CallTaker, Ann.Desk), message.From);
        Assert.Equal(Bob.Id, Assert.Single(message.Acknowledged).By);
        area.When(new AcknowledgeMessage(Message1), Bob).Refused(MessageRefusals.Acknowledged);
    }

    [Fact]
    public void Only_those_to_whom_it_goes_acknowledge_it()
    {
        var area = Empty().When(new SendMessage(Message1, new(Role: Role.Supervisor), "Please call me"), Ann);
        area.When(new AcknowledgeMessage(Message1), Bob).Refused(MessageRefusals.ToOthers);
        area.When(new AcknowledgeMessage(Message1), As(Role.Supervisor)).Accepted();
    }

    [Fact]
    public void A_message_to_a_unit_is_for_a_crew()
    {
        var area = Staffed().When(new SendMessage(Message1, new(Unit: T1), "Use the back door"), Bob).Accepted();
        area.When(new AcknowledgeMessage(Message1), Bob).Refused(MessageRefusals.ToOthers);
        area.When(new AcknowledgeMessage(Message1), As(Role.Crew)).Accepted();
        area.When(new SendMessage(new(Id(302)), new(Unit: new("X99")), "?"), Bob).Refused(UnitRefusals.Unknown);
    }

    [Fact]
    public void It_has_words_and_one_address()
    {
        Empty().When(new SendMessage(Message1, new(), "?"), Ann).Refused(MessageRefusals.Incomplete);
        Empty().When(new SendMessage(Message1, ToSend2 with { Role = Role.Supervisor }, "?"), Ann).Refused(MessageRefusals.Incomplete);
        Empty().When(new SendMessage(Message1, ToSend2, " "), Ann).Refused(MessageRefusals.Incomplete);
    }

    [Fact]
    public void An_id_is_used_once_and_an_unknown_one_is_not_acknowledged()
    {
        Empty().When(new SendMessage(Message1, ToSend2, "a"), Ann).When(new SendMessage(Message1, ToSend2, "b"), Ann).Refused(MessageRefusals.IdTaken);
        Empty().When(new AcknowledgeMessage(Message1), Bob).Refused(MessageRefusals.NotHere);
    }

    [Fact]
    public void It_is_about_an_incident_that_is_there()
    {
        Empty().When(new SendMessage(Message1, ToSend2, "look", Incident1), Ann).Refused(IncidentRefusals.NotOpen);
        Assert.Equal(Incident1, Staffed().Open(TestRules.Crisis).When(new SendMessage(Message1, ToSend2, "look", Incident1), Ann).Accepted().State.Messages[0].Incident);
    }

    [Fact]
    public void The_latest_two_hundred_are_kept()
    {
        var area = Empty();
        for (var i = 0; i <= 200; i++) area.When(new SendMessage(new(Id(1000 + i)), ToSend2, $"{i}"), Ann).Accepted();
        Assert.Equal(200, area.State.Messages.Length);
        Assert.Equal("1", area.State.Messages[0].Words);
    }
}
