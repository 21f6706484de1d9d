using RightCall.Domain.Triage;
using RightCall.Simulation.World;

namespace RightCall.Simulation.People;

/// <summary>What a giver answers: mostly safe, often enough not.</summary>
internal static class Interviewing
{
    public static Answer? Next(City city, Interview interview, Giver giver, double danger, Manner manner = Manner.Direct)
    {
        if (interview.Next() is not { } question) return null;
        return new(question.Id, Value(city, question, danger), giver, manner, city.Now);
    }

    /// <summary>Another word on a question that was answered already.</summary>
    public static Answer? Again(City city, Interview interview, Giver giver, double danger)
    {
        if (interview.Answers.IsEmpty) return null;
        var id = interview.Answers[city.Chance.Next(interview.Answers.Length)].Question;
        var at = interview.Protocol.IndexOf(id);
        return at < 0 ? null : new(id, Value(city, interview.Protocol.Questions[at], danger), giver, city.Often(.1) ? Manner.Relayed : Manner.Direct, city.Now);
    }

    private static string Value(City city, Question question, double danger)
    {
        if (city.Often(.05)) return city.Often(.7) ? AnswerCode.UnknownId : AnswerCode.RefusedId;
        if (question.IsOrdered && !city.Often(danger)) return question.Options[question.DangerOrder[0]].Id;
        return question.Options[city.Chance.Next(question.Options.Length)].Id;
    }
}
