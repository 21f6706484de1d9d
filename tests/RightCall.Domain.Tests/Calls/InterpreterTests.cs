using RightCall.Domain.Calls;
using RightCall.Domain.Tests.Areas;
using static RightCall.Domain.Tests.Areas.TestArea;

namespace RightCall.Domain.Tests.Calls;

public sealed class InterpreterTests
{
    [Fact]
    public void An_interpreter_is_asked_for_joins_and_leaves()
    {
        var area = Live().Given(new AskInterpreter(Call1, "zh-yue"));
        foreach (var status in new[] { InterpreterStatus.Joined, InterpreterStatus.Left }) Assert.Equal(status, area.Given(new ReportInterpreter(Call1, status)).Call().Interpreter!.Status);
        Assert.Equal("zh-yue", area.Call().Interpreter!.Language);
    }

    [Fact]
    public void Another_try_or_another_language_is_asked_for_again()
    {
        var area = Live().Given(new AskInterpreter(Call1, "es"));
        area.When(new AskInterpreter(Call1, "es")).Refused(CallRefusals.AlreadySo);
        area.Given(new ReportInterpreter(Call1, InterpreterStatus.Unavailable)).Given(new AskInterpreter(Call1, "es")).Given(new AskInterpreter(Call1, "ase"));
    }

    [Fact]
    public void What_does_not_follow_is_refused()
    {
        Live().When(new ReportInterpreter(Call1, InterpreterStatus.Joined)).Refused(CallRefusals.NoInterpreter);
        Live().Given(new AskInterpreter(Call1, "es")).When(new ReportInterpreter(Call1, InterpreterStatus.Left)).Refused(CallRefusals.AlreadySo);
    }

    [Theory, InlineData("Spanish, I think"), InlineData(""), InlineData("ES")]
    public void A_language_is_named_by_its_code(string language) => Live().When(new AskInterpreter(Call1, language)).Refused(CallRefusals.NoLanguage);

    private static TestArea Live() => Staffed().Given(new Ring(Call1, CallMode.Voice, CallSource.Public, null, [])).Given(new AnswerCall(Call1));
}
