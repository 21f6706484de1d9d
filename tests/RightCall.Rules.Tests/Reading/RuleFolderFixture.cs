using RightCall.Domain.Natures;
using RightCall.Domain.Triage;
using RightCall.Rules.Diagnostics;

namespace RightCall.Rules.Tests.Reading;

/// <summary>A small folder of rules on disk, sound until a test breaks a piece of it.</summary>
internal sealed class RuleFolderFixture : IDisposable
{
    public const string Opening = """
        questions:
          - id: awake
            profile: [full, short]
            ask: {en: Awake?, es: ¿Despierto?}
            answers:
              normally: {en: "Yes", es: "Sí"}
              not-awake: {en: "No", es: "No"}
            danger: [normally, not-awake]
            role: awake
          - id: weapon
            profile: full
            ask: {en: Weapon?, es: ¿Arma?}
            answers:
              none: {en: None, es: Ninguna}
              in-hand: {en: In hand, es: En la mano}
            danger: [none, in-hand]
            role: weapon
        """;

    public const string Instructions = """
        status: sample
        instructions:
          stay-on-line: {en: Stay on the line., es: Quédese en la línea., contradicts: [may-hang-up]}
          may-hang-up: {en: You may hang up., es: Puede colgar.}
        """;

    public const string Shared = """
        questions:
          - id: hurt
            ask: {en: Hurt?, es: ¿Herido?}
            answers:
              unhurt: {en: "No", es: "No"}
              hurt: {en: "Yes", es: "Sí"}
            danger: [unhurt, hurt]
        clauses:
          - id: hurt
            when: {hurt: hurt}
            needs: [ems-bls]
            disqualifiers: [medical-need]
            reason: {en: Someone is hurt., es: Hay un herido.}
            source: "[P]"
        """;

    public const string Nature = """
        nature: welfare-check
        family: social
        status: sample
        version: "1"
        title: {en: Welfare check, es: Verificación de bienestar}
        opening: full
        includes: [medical]
        questions:
          - id: last-seen
            ask: {en: When was this person last seen?, es: ¿Cuándo la vieron?}
            when: {awake: unknown}
            answers:
              today: {en: Today, es: Hoy}
              days: {en: Days ago, es: Hace días}
            danger: [today, days]
        clauses:
          - id: check
            when: always
            level: 2
            priority: 3
            needs: [community-responder]
            instructions: [stay-on-line]
            reason: {en: Someone is worried., es: Alguien está preocupado.}
            source: rule 3
          - id: weapon-in-hand
            when: [{weapon: in-hand}, {awake: not-safe, last-seen: [days, non-answer]}]
            level: 3
            priority: 1
            needs: [community-responder, police]
            disqualifiers: [weapon-in-hand]
            flags: [stage]
            reason: {en: A weapon., es: Un arma.}
            source: rule 3
        """;

    public RuleFolderFixture()
    {
        Directory.CreateDirectory(Path.Combine(Root, "shared"));
        Directory.CreateDirectory(Path.Combine(Root, "natures"));
        Write("opening.yaml", Opening);
        Write("instructions.yaml", Instructions);
        Write("shared/medical.yaml", Shared);
        Write("natures/welfare-check.yaml", Nature);
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "rightcall-rules-" + Path.GetRandomFileName());

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Root, file), text);

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(Root, file), bytes);

    /// <summary>Replaces a piece of a file, which must be there.</summary>
    public void Replace(string file, string old, string @new)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(file, text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>Every problem as it is shown, without the folder.</summary>
    public string[] Problems() => Lines(RuleFiles.ReadProtocols(Root).Diagnostics);

    public string[] Lines(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(d => d.ToString().Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];

    public Protocol Protocol() => RuleFiles.ReadProtocols(Root).ValueOrThrow()[new NatureId("welfare-check")];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
