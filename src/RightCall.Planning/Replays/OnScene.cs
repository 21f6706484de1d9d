using System.Collections.Immutable;
using NodaTime;
using RightCall.Domain.Incidents;
using RightCall.Domain.Natures;
using RightCall.Domain.Responders;
using RightCall.Domain.Triage;
using RightCall.Domain.Units;
using RightCall.Planning.Chances;

namespace RightCall.Planning.Replays;

/// <summary>What a crew does at the scene: sees what is really happening and says so, finds the person or not, asks for backup, takes the person somewhere, and leaves.</summary>
internal sealed class OnScene(World world, Crews crews)
{
    private static readonly Purpose ForFound = Purpose.Of("person found");
    private static readonly Purpose ForRefusal = Purpose.Of("person refuses");
    private static readonly Purpose ForTransport = Purpose.Of("person is taken");
    private static readonly Purpose ForReach = Purpose.Of("crew reach");
    private static readonly Purpose ForScene = Purpose.Of("crew on scene");
    private static readonly Purpose ForWay = Purpose.Of("crew transport");
    private static readonly Purpose ForFacility = Purpose.Of("crew at facility");
    private static readonly Purpose ForBackup = Purpose.Of("crew backup");
    private static readonly Purpose ForWithdrawal = Purpose.Of("crew withdraws");
    private static readonly Duration Search = Duration.FromMinutes(8);

    public void Arrived(int unit, Job job)
    {
        var (scene, variant, row) = (job.Scene, world.Inputs.Variant, job.Scene.Logged.Row);
        // Whether the person is there, refuses or has to be taken somewhere is the caller's world, not the crew's: every policy meets the same.
        job.Found = !world.Chance.Happens(job.Times.NotFound.In(variant), row, ForFound);
        job.Refused = job.Found && world.Chance.Happens(job.Times.PersonRefuses.In(variant), row, ForRefusal);
        job.Transports = job.Found && !job.Refused && job.Nth == 0 && world.Chance.Happens(job.Times.Transports.In(variant), row, ForTransport);
        if (!scene.TruthReported) ReportTruth(job);
        if (job.Over) return;
        if (!job.Found)
        {
            job.NextWord = world.Now + Search;
            crews.Later(Search, Deed.Clear, unit);
            return;
        }
        var reach = job.Times.Reach.At(crews.Share(job, ForReach));
        var stay = Duration.Max(job.Times.OnScene.At(crews.Share(job, ForScene)), reach + Duration.FromMinutes(1));
        if (job.Refused) stay = Duration.Min(stay, reach + Duration.FromMinutes(8));
        job.NextWord = world.Now + stay;
        if (reach < stay) crews.Later(reach, Deed.Reach, unit);
        crews.Later(stay, Deed.Leave, unit);
    }

    public void Do(Deed deed, int unit, Job job)
    {
        switch (deed)
        {
            case Deed.Reach: Reach(job); break;
            case Deed.Leave: Leave(unit, job); break;
            case Deed.Clear: Clear(job); break;
            default: throw new ArgumentOutOfRangeException(nameof(deed), deed, "No deed of a crew.");
        }
    }

    private void Reach(Job job)
    {
        var scene = job.Scene;
        if (!scene.PersonReached)
        {
            scene.PersonReached = true;
            // Nobody counts who reached whom where no funnel does.
            if (scene.Tally.InScope) crews.Report(job, UnitStatus.PersonReached);
        }
        var danger = IsDangerous(scene);
        if (!danger && crews.Share(job, ForBackup) < job.Times.Backup.In(world.Inputs.Variant))
            world.ByCrew(job.Unit, new RequestBackup(job.Unit, job.Times.BackupKind, job.Times.BackupCause));
        if (!job.Over && !ResponderKinds.WithOfficer.Contains(job.Kind) && crews.Share(job, ForWithdrawal) < job.Times.Withdraws.In(world.Inputs.Variant))
            world.ByCrew(job.Unit, new Withdraw(job.Unit, DeclineReason.Safety));
    }

    private void Leave(int unit, Job job)
    {
        if (job.Transports && crews.Report(job, UnitStatus.Transporting))
        {
            var way = job.Times.Transport.At(crews.Share(job, ForWay)) + job.Times.AtFacility.At(crews.Share(job, ForFacility));
            job.NextWord = world.Now + way;
            crews.Later(way, Deed.Clear, unit);
            if (world.State.Units.Find(job.Unit)?.Active is { } active) crews.SignOfLife(unit, job, active.Due);
        }
        else Clear(job);
    }

    private void Clear(Job job)
    {
        var scene = job.Scene;
        scene.Better(Code(job), reached: job.Found && !job.Refused);
        if (job.Transports) scene.Destination = ResponderKinds.WithOfficer.Contains(job.Kind) ? Destination.Jail : Destination.EmergencyDepartment;
        world.ByCrew(job.Unit, new ClearUnit(job.Unit, job.Found ? ClearReason.Done : ClearReason.NotFound));
    }

    private static DispositionCode Code(Job job) => job switch
    {
        { Found: false } => DispositionCode.UnableToLocate,
        { Refused: true } => DispositionCode.Refused,
        { Transports: true } => DispositionCode.Transported,
        { Kind: ResponderKind.Police, Scene.Nature.Protocol.Family: Family.Crime or Family.Traffic } => DispositionCode.PoliceAction,
        _ => DispositionCode.ResolvedOnScene,
    };

    // The first crew says what it sees where that is not what the caller said: more danger is acted on at once, less is proposed.
    private void ReportTruth(Job job)
    {
        var scene = job.Scene;
        scene.TruthReported = true;
        var questions = scene.Nature.Protocol.Questions;
        // Less danger is worth a word only while others are still on their way, and where words can lower anything.
        var mayLower = scene.Running > 1 && scene.Determination is { } determination && (determination.Flags & Flags.NoDowngrade) == 0;
        ImmutableArray<Answer>.Builder? answers = null;
        for (var q = 0; q < questions.Length; q++)
        {
            var question = questions[q];
            var (truth, said) = (new AnswerCode(scene.Caller.Truth[q]), new AnswerCode(scene.Codes.Length > q ? scene.Codes[q] : (byte)0));
            if (!question.IsDanger || !question.FromOpening || !question.IsOrdered || truth.Value == 0 || truth == said) continue;
            var safe = (question.SafeMask & truth.Bit) != 0;
            var saidSafe = (question.SafeMask & said.Bit) != 0;
            if (safe && (saidSafe || !mayLower)) continue;
            answers ??= ImmutableArray.CreateBuilder<Answer>();
            answers.Add(new(question.Id, question.IdOf(truth), new(GiverKind.Responder, job.Unit.ToString()), Manner.Direct, world.Now));
        }
        if (answers is not null) world.ByCrew(job.Unit, new RecordAnswers(scene.Incident, answers.DrainToImmutable()));
    }

    private static bool IsDangerous(Scene scene)
    {
        var questions = scene.Nature.Protocol.Questions;
        for (var q = 0; q < questions.Length; q++)
            if (questions[q].Role is QuestionRole.Weapon or QuestionRole.Violence && scene.Caller.Truth[q] != 0 && (questions[q].SafeMask & (1 << scene.Caller.Truth[q])) == 0) return true;
        return false;
    }
}
