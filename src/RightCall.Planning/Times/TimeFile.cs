using RightCall.Domain.Geo;
using RightCall.Domain.Incidents;
using RightCall.Domain.Responders;
using RightCall.Planning.Callers;
using RightCall.Planning.Files;

namespace RightCall.Planning.Times;

/// <summary>Reads the file of times. Every problem is reported at once.</summary>
public static class TimeFile
{
    /// <summary>Reads it.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="InputException">The file has problems; all of them are in it.</exception>
    public static TimeModel Read(string file, string text)
    {
        List<InputProblem> problems = [];
        var model = YamlPart.Read(file, text, problems) is { } root ? new Reader(file).ReadRoot(root) : null;
        return problems.Count == 0 && model is not null ? model : throw new InputException(problems);
    }

    private sealed class Reader(string file)
    {
        private readonly List<Basis> _bases = [];

        public TimeModel? ReadRoot(YamlPart root)
        {
            root.TextOf("status");
            var (detour, lights, plain) = root.Need("travel", "detour and speeds") is { } t ? ReadTravel(t) : (1, 1, 1);
            var desk = root.Need("desk", "the centre's own desks") is { } d ? ReadDesk(d) : null;
            SortedDictionary<ResponderKind, HandOffTimes> handOffs = [];
            if (root.Need("hand-offs", "desks that take hand-offs, by kind") is { } h)
                foreach (var (name, part) in h.Entries()) if (Kind(name, part, ResponderKinds.AtDesk) is { } kind && ReadHandOff(part) is { } times) handOffs[kind] = times;
            SortedDictionary<ResponderKind, CrewTimes> crews = [];
            if (root.Need("crews", "crews, by kind") is { } c)
                foreach (var (name, part) in c.Entries()) if (Kind(name, part, OnTheRoad) is { } kind && ReadCrew(part) is { } times) crews[kind] = times;
            foreach (var missing in OnTheRoad.Where(k => !crews.ContainsKey(k))) root.Problem("crews", $"'{missing.Id()}' is missing.");
            foreach (var missing in ResponderKinds.AtDesk.Where(k => !handOffs.ContainsKey(k))) root.Problem("hand-offs", $"'{missing.Id()}' is missing.");
            root.NoOtherKeys();
            return desk is null ? null : new(detour, Speed.FromKilometresPerHour(lights), Speed.FromKilometresPerHour(plain), desk, handOffs, crews, _bases);
        }

        private static KindSet OnTheRoad => new((ushort)(((1 << ResponderKinds.Count) - 1) & ~ResponderKinds.AtDesk.Bits));

        private static ResponderKind? Kind(string name, YamlPart part, KindSet allowed)
        {
            if (ResponderKinds.Find(name) is { } kind && allowed.Contains(kind)) return kind;
            part.Problem($"There is no kind '{name}' here. Allowed: {allowed}.");
            return null;
        }

        private (double, double, double) ReadTravel(YamlPart part)
        {
            var detour = part.Need("detour", "how many times longer a way is than the straight line")?.Number(1, 5);
            var lights = part.Need("with-lights", "the mean speed with lights, in km/h")?.Number(1, 200);
            var plain = part.Need("plain", "the mean speed without, in km/h")?.Number(1, 200);
            Close(part);
            return (detour ?? 1, lights ?? 1, plain ?? 1);
        }

        private DeskTimes? ReadDesk(YamlPart part)
        {
            var (answer, opening, interview) = (Sourced(part, "answer"), Sourced(part, "opening"), Sourced(part, "interview"));
            var (dispatch, second, callBack) = (Sourced(part, "dispatch"), Sourced(part, "second-call"), Sourced(part, "call-back"));
            var (staging, officers) = (Sourced(part, "staging"), Sourced(part, "officers-staging"));
            var reached = part.Find("call-back")?.Find("reached") is { } r ? Shares.ReadThree(r) : null;
            part.NoOtherKeys();
            return answer is null || opening is null || interview is null || dispatch is null || second is null || staging is null || officers is null || callBack is null ? null
                : new(answer, opening, interview, dispatch, second, staging, officers, callBack, reached ?? ThreeWay.Same(0.6));
        }

        private HandOffTimes? ReadHandOff(YamlPart part)
        {
            var (accept, talk) = (Time(part, "accept"), Time(part, "talk"));
            var (takes, resolved, refused) = (Share(part, "takes"), Share(part, "resolved"), Share(part, "refused"));
            Close(part);
            return accept is null || talk is null ? null : new(accept, takes, talk, resolved, refused);
        }

        private CrewTimes? ReadCrew(YamlPart part)
        {
            var (turnout, reach, scene, transport, facility) = (Time(part, "turnout"), Time(part, "reach"), Time(part, "on-scene"), Time(part, "transport"), Time(part, "at-facility"));
            var (notFound, refuses, transports) = (Share(part, "not-found"), Share(part, "person-refuses"), Share(part, "transports"));
            var (declines, withdraws, misses) = (Share(part, "declines"), Share(part, "withdraws"), Share(part, "misses-acknowledgement"));
            var (backup, kind, cause) = part.Need("backup", "how often, for which kind and why: {kind, share, cause}") is { } b ? ReadBackup(b) : default;
            Close(part);
            return turnout is null || reach is null || scene is null || transport is null || facility is null ? null
                : new(turnout, reach, scene, notFound, refuses, transports, transport, facility, declines, withdraws, misses, backup, kind, cause);
        }

        private static (ThreeWay, ResponderKind, BackupCause) ReadBackup(YamlPart part)
        {
            var share = Share(part, "share");
            var kind = part.Need("kind", "for which kind") is { } k && k.Text() is { } name ? Kind(name, k, OnTheRoad) : null;
            var causes = Enum.GetValues<BackupCause>();
            var text = part.Need("cause", "why")?.Text();
            var at = Array.FindIndex(causes, c => string.Equals(c.ToString(), text?.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
            if (at < 0 && text is not null) part.Problem("cause", $"There is no cause '{text}'. Allowed: {string.Join(", ", causes)}.");
            part.NoOtherKeys();
            return (share, kind ?? ResponderKind.Police, at < 0 ? BackupCause.Other : causes[at]);
        }

        private Percentiles? Sourced(YamlPart part, string key)
        {
            if (part.Need(key, "a time with its source") is not { } found) return null;
            var time = Percentiles.Read(found);
            if (key == "call-back") found.Find("reached");
            Close(found);
            return time;
        }

        private static Percentiles? Time(YamlPart part, string key) =>
            part.Need(key, "a time, such as {minutes: {p0: 0, p50: 22, p95: 78}}") is { } found ? Percentiles.Read(found) : null;

        private static ThreeWay Share(YamlPart part, string key) =>
            part.Need(key, "a share from 0 to 1, or [low, middle, high]") is { } found ? Shares.ReadThree(found) ?? default : default;

        private void Close(YamlPart part)
        {
            if (part.Need("source", "where the figures come from, or the word assumption with what it is based on")?.Text() is { } source) _bases.Add(new(file, part.Where, source));
            part.NoOtherKeys();
        }
    }
}
