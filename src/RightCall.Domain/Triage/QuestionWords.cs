namespace RightCall.Domain.Triage;

/// <summary>The words for roles and protected topics in files.</summary>
public static class QuestionWords
{
    private static readonly string[] Roles = ["none", "danger", "weapon", "violence", "awake", "breathing"];
    private static readonly string[] Topics = ["none", "diagnosis", "homelessness", "drug-use", "police-history", "address-history", "language", "race"];

    /// <summary>Every role's id but <c>none</c>, in order.</summary>
    public static IReadOnlyList<string> RoleIds { get; } = Roles[1..];

    /// <summary>Every topic's id but <c>none</c>, in order.</summary>
    public static IReadOnlyList<string> TopicIds { get; } = Topics[1..];

    /// <summary>The id of a role in files.</summary>
    public static string Id(this QuestionRole role) => Roles[(int)role];

    /// <summary>The id of a topic in files.</summary>
    public static string Id(this ProtectedTopic topic) => Topics[(int)topic];

    /// <summary>The role with this id, or nothing.</summary>
    public static QuestionRole? FindRole(string id) => Array.IndexOf(Roles, id) is >= 0 and var at ? (QuestionRole)at : null;

    /// <summary>The topic with this id, or nothing.</summary>
    public static ProtectedTopic? FindTopic(string id) => Array.IndexOf(Topics, id) is >= 0 and var at ? (ProtectedTopic)at : null;
}
