using System.Collections.Immutable;
using NodaTime.Text;
using RightCall.Rules.Yaml;

namespace RightCall.Rules.Protocols;

/// <summary>Whether a city signed a file: <c>status</c> and <c>approved_by</c>.</summary>
internal static class Statuses
{
    /// <summary>What ships is a sample; what a city signed is approved.</summary>
    public static readonly ImmutableArray<string> All = ["sample", "approved"];

    /// <summary>Who signs.</summary>
    public static readonly ImmutableArray<string> Signers = ["clinical", "ems-medical", "counsel"];

    /// <summary>The keys of a signature.</summary>
    public static readonly ImmutableArray<string> SignatureKeys = ["name", "date", "hash"];

    /// <summary>The status; <c>sample</c> where it is absent or, with an error, unknown.</summary>
    public static string Read(Fields fields, bool required)
    {
        var node = required ? fields.RequireText("status", "PRO-004", "write 'status: sample', or 'status: approved' with 'approved_by'.") : fields.Text("status");
        if (node is null) return All[0];
        if (All.Contains(node.Value)) return node.Value;
        Words.Unknown(fields.Scope, node, "PRO-004", "a status", All);
        return All[0];
    }

    /// <summary>Checks the signatures under what was compiled: an approved file has all three, and each names the hash of what is in force.</summary>
    public static void CheckSignatures(Fields fields, string status, string hash)
    {
        var node = fields.Get("approved_by");
        if (node is null)
        {
            if (status == "approved") fields.Scope.Error("PRO-005", fields.Get("status") ?? fields.Map, $"'approved' needs 'approved_by' with the signatures of {string.Join(", ", Signers)}, each {{name: …, date: 2026-01-31, hash: {hash}}}; until then write 'sample'.");
            return;
        }
        if (Fields.Of(fields.Scope, node, "'approved_by'", Signers) is not { } signatures) return;
        foreach (var signer in Signers)
        {
            var signature = signatures.Get(signer);
            if (signature is null && status != "approved") continue;
            if (signatures.Require(signer, "PRO-005", $"'approved' needs the signature {{name: …, date: 2026-01-31, hash: {hash}}}.") is null) continue;
            if (Fields.Of(fields.Scope, signature!, $"Signature '{signer}'", SignatureKeys) is not { } one) continue;
            one.RequireText("name", "PRO-005", "a signature names who signed.");
            if (one.RequireText("date", "PRO-005", "a signature has a date, such as 2026-01-31.") is { } date && !LocalDatePattern.Iso.Parse(date.Value).Success)
                one.Scope.Error("PRO-005", date, $"'{Fields.Shown(date.Value)}' is not a date; write it like 2026-01-31.");
            if (one.RequireText("hash", "PRO-005", $"a signature names the hash of what was signed, here {hash}.") is { } signed && signed.Value != hash && status == "approved")
                one.Scope.Error("PRO-006", signed, $"'{Fields.Shown(signed.Value)}' is not the hash of this version, which is {hash}; it was changed after it was signed. Sign it again.");
        }
    }
}
