using System.Text.Json.Nodes;
using RightCall.Contracts;
using RightCall.Contracts.Areas;
using RightCall.Contracts.People;

namespace RightCall.Console.Centre;

/// <summary>Who is signed in, and in which area they work.</summary>
public sealed class Session(CentreApi api)
{
    /// <summary>Who is signed in; null until it was asked.</summary>
    public SessionView? Who { get; private set; }

    /// <summary>The areas of the centre; none before somebody is signed in.</summary>
    public IReadOnlyList<AreaSummary> Areas { get; private set; } = [];

    /// <summary>The area that is worked in.</summary>
    public AreaSummary? Area { get; private set; }

    /// <summary>Whether somebody is signed in who can work.</summary>
    public bool IsIn => Who is { Name: not null, Role: not null } && Area is not null;

    /// <summary>Whether the last answer said that nobody is signed in any more.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>Somebody signed in or out.</summary>
    public event Action? Changed;

    /// <summary>Asks who is signed in.</summary>
    public async Task<Problem?> LookAsync() => await TakeAsync(await api.ReadAsync<SessionView>("session"));

    /// <summary>Signs in to the demonstration.</summary>
    public async Task<Problem?> DemonstrateAsync(AccessRole role, string? name, string? desk, string? unit)
    {
        var body = new JsonObject { ["role"] = Words.RoleWords.Id(role) };
        if (name is not null) body["name"] = name;
        if (desk is not null) body["desk"] = desk;
        if (unit is not null) body["unit"] = unit;
        return await TakeAsync(await api.SendAsync<SessionView>(HttpMethod.Post, "demonstration/session", body));
    }

    /// <summary>Signs in with a password.</summary>
    public async Task<Problem?> SignInAsync(string name, string password, string? code, string? desk)
    {
        var body = new JsonObject { ["name"] = name, ["password"] = password };
        if (!string.IsNullOrWhiteSpace(code)) body["code"] = code.Trim();
        if (!string.IsNullOrWhiteSpace(desk)) body["desk"] = desk.Trim();
        return await TakeAsync(await api.SendAsync<SessionView>(HttpMethod.Post, "session", body));
    }

    /// <summary>Works in another role.</summary>
    public async Task<Problem?> ChangeRoleAsync(AccessRole role) =>
        await TakeAsync(await api.SendAsync<SessionView>(HttpMethod.Put, "session/role", new() { ["role"] = Words.RoleWords.Id(role), ["desk"] = Who?.Desk }));

    /// <summary>Signs out.</summary>
    public async Task SignOutAsync()
    {
        await api.SendAsync<SessionView>(HttpMethod.Delete, "session", []);
        await LookAsync();
    }

    /// <summary>An answer said that nobody is signed in: what is shown stays, and grows old, until somebody signs in.</summary>
    public void Lock()
    {
        if (IsLocked) return;
        IsLocked = true;
        Changed?.Invoke();
    }

    private async Task<Problem?> TakeAsync(Heard<SessionView> heard)
    {
        if (heard.Value is not { } who) return heard.Problem;
        (Who, IsLocked) = (who, false);
        if (who is { Name: not null, Role: not null } && (await api.ReadAsync<IReadOnlyList<AreaSummary>>("areas")).Value is { } areas)
        {
            Areas = areas;
            Area = areas.FirstOrDefault(a => a.Area == Area?.Area) ?? (areas is [var first, ..] ? first : null);
        }
        Changed?.Invoke();
        return null;
    }
}
