namespace RightCall.Rules.Proof.Diagrams;

/// <summary>When a question is asked, as far as the query leaves it open.</summary>
internal enum Asked : byte
{
    /// <summary>Never.</summary>
    Never,
    /// <summary>On every path.</summary>
    Always,
    /// <summary>When one of the guard's alternatives is alive in the node's key.</summary>
    WhenAlive,
}

/// <summary>One layer of a diagram: a question, and what its codes do to the terms that the nodes keep track of (a term has one bit, and is alive while the answers so far satisfy it).</summary>
internal sealed class Layer(int question, int words)
{
    /// <summary>The question's place.</summary>
    public int Question { get; } = question;

    /// <summary>When it is asked before.</summary>
    public Asked AskedBefore { get; set; }

    /// <summary>When it is asked after; meant only where it can be newly asked.</summary>
    public Asked AskedAfter { get; set; }

    /// <summary>Whether it can be newly asked.</summary>
    public bool CanDiffer { get; set; }

    /// <summary>The bits of the guard's alternatives before.</summary>
    public ulong[] GuardBefore { get; } = new ulong[words];

    /// <summary>The bits of the guard's alternatives after.</summary>
    public ulong[] GuardAfter { get; } = new ulong[words];

    /// <summary>The bits that stay: those of terms that later layers still read.</summary>
    public ulong[] Keep { get; } = Ones(words);

    /// <summary>The bits of forbidden terms that are complete here: one of them alive ends the path.</summary>
    public ulong[] Complete { get; } = new ulong[words];

    /// <summary>For each code before, the bits that stay alive.</summary>
    public ulong[][] AliveBefore { get; } = [.. Enumerable.Range(0, 9).Select(_ => Ones(words))];

    /// <summary>For each code after, the bits that stay alive.</summary>
    public ulong[][] AliveAfter { get; } = [.. Enumerable.Range(0, 9).Select(_ => Ones(words))];

    private static ulong[] Ones(int words)
    {
        var ones = new ulong[words];
        Array.Fill(ones, ulong.MaxValue);
        return ones;
    }
}
