using System.Collections.Immutable;
using CsCheck;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;

namespace RightCall.Rules.Tests.Proof;

/// <summary>Random small protocols: guards, several alternatives, orders of danger, roles, topics, every kind of effect. A tape of bytes decides everything, so that a failure shrinks with the tape.
/// Half of them are tame (upward-closed conditions over a careful base), so that proofs succeed about as often as they fail.</summary>
internal static class RandomProtocols
{
    private static readonly QuestionRole[] Roles = [QuestionRole.None, QuestionRole.None, QuestionRole.Danger, QuestionRole.Weapon, QuestionRole.Violence, QuestionRole.Awake, QuestionRole.Breathing];
    private static readonly ResponderKind[] Kinds = [ResponderKind.CrisisTeam, ResponderKind.EmsAls, ResponderKind.EmsBls, ResponderKind.Fire, ResponderKind.ClinicianOnPhone];
    private static readonly Flags[] SomeFlags = [Flags.ApproachWithCare, Flags.BehaviouralHealth, Flags.Search, Flags.Stage];
    private static readonly Disqualifier[] Grounds = [Disqualifier.WeaponInHand, Disqualifier.CredibleThreat, Disqualifier.OrderBreached];
    private static readonly Instruction[] Instructions = [new("stay", new("stay", null), []), new("hang-up", new("hang-up", null), ["stay"]), new("get-out", new("get-out", null), ["stay-in"]), new("stay-in", new("stay-in", null), [])];
    private static readonly Family[] SomeFamilies = [Family.Social, Family.MentalHealth, Family.Crime, Family.Medical, Family.Unknown];

    /// <summary>Protocols of up to so many questions.</summary>
    public static Gen<Protocol> Of(int questions) => Gen.Byte.Array[40, 400].Select(tape => new Builder(tape).Build(questions));

    private sealed class Builder(byte[] tape)
    {
        private int _at;
        private bool _tame;

        private int Next(int below) => tape[_at++ % tape.Length] * 7919 % 251 % below;

        private bool Chance(int percent) => Next(100) < percent;

        public Protocol Build(int most)
        {
            _tame = Chance(60);
            var builder = new ProtocolBuilder(SomeFamilies[Next(SomeFamilies.Length)]);
            var count = 1 + Next(most);
            for (var q = 0; q < count; q++) builder.Ask(Question(builder, q));
            if (_tame) Base(builder);
            var clauses = 1 + Next(_tame ? 5 : 7);
            for (var c = 0; c < clauses; c++) Clause(builder, c);
            return builder.Build();
        }

        private Question Question(ProtocolBuilder builder, int q)
        {
            var answers = 1 + Next(3);
            var ordered = Chance(70);
            var safe = 1 + (answers > 1 ? Next(answers - 1) : 0);
            var role = ordered && Chance(50) ? Roles[Next(Roles.Length)] : QuestionRole.None;
            var order = Enumerable.Range(0, answers).ToList();
            if (Chance(20)) order.Reverse();
            var options = Enumerable.Range(0, answers).Select(a => new AnswerOption($"a{a}", new($"a{a}", null), ordered && order.IndexOf(a) < safe)).ToImmutableArray();
            var topic = Chance(20) ? ProtectedTopic.Diagnosis : ProtectedTopic.None;
            var guard = q > 0 && Chance(_tame ? 25 : 50) ? Condition(builder, q, upward: false) : Domain.Triage.Condition.Always;
            return new($"q{q}", new($"q{q}", null), options, ordered ? [.. order] : [], role, topic, guard, Chance(50));
        }

        private Condition Condition(ProtocolBuilder builder, int below, bool upward)
        {
            var alternatives = 1 + (Chance(40) ? 1 + Next(2) : 0);
            return new([.. Enumerable.Range(0, alternatives).Select(_ =>
                Enumerable.Range(0, 1 + Next(3)).Select(_ => Literal(builder, Next(below), upward)).ToImmutableArray())]);
        }

        private Literal Literal(ProtocolBuilder builder, int q, bool upward)
        {
            var question = builder[q];
            if (upward && question.IsOrdered)
            {
                var from = Next(question.DangerOrder.Length);
                var mask = question.DangerOrder.Skip(from).Aggregate(0, (m, a) => m | AnswerCode.OfAnswer(a).Bit);
                return new(q, Chance(60) ? mask | 7 : Chance(50) ? mask | 6 : mask);
            }
            var any = 0;
            for (var code = 0; question.FullMask >> code != 0; code++) if (Chance(code < 3 ? 30 : 50)) any |= 1 << code;
            return new(q, any == 0 && Chance(90) ? 8 : any);
        }

        // A careful base, with which most of the rules on non-answers hold; without one of its parts they mostly do not.
        private void Base(ProtocolBuilder builder)
        {
            var flags = Chance(80) ? Flags.ApproachWithCare : Flags.None;
            KindSet needs = Chance(80) ? [ResponderKind.EmsAls] : [];
            builder.Clause("base", Domain.Triage.Condition.Always, new(Chance(90) ? Level.MobileTeam : Level.Telephone, Priority.Four, needs, flags, default, []), []);
        }

        private void Clause(ProtocolBuilder builder, int c)
        {
            var when = Chance(10) ? Domain.Triage.Condition.Always : Condition(builder, builder.Questions, upward: _tame && Chance(85));
            KindSet needs = Chance(50) ? [Kinds[Next(Kinds.Length)]] : [];
            var disqualifiers = default(DisqualifierSet);
            if (Chance(_tame ? 12 : 25))
            {
                needs |= KindSet.Of(Chance(80) ? ResponderKind.Police : ResponderKind.CoResponse);
                if (Chance(_tame ? 90 : 60)) disqualifiers |= [Grounds[Next(Grounds.Length)]];
            }
            else if (Chance(15)) disqualifiers |= [Chance(50) ? Disqualifier.MedicalNeed : Disqualifier.AttemptOnLife];
            var flags = Chance(30) ? SomeFlags[Next(SomeFlags.Length)] : Flags.None;
            Level? level = Chance(50) ? (Level)Next(5) : null;
            Priority? priority = Chance(50) ? (Priority)(1 + Next(5)) : null;
            ImmutableArray<Instruction> instructions = Chance(20) ? [Instructions[Next(Instructions.Length)]] : [];
            builder.Clause($"c{c}", when, new(level, priority, needs, flags, disqualifiers, instructions), Chance(15) ? ["police-on-non-answer"] : []);
        }
    }
}
