using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using RightCall.Contracts;

namespace RightCall.Server.People;

/// <summary>The accounts of the demonstration: one for each role, or as many as several windows want, without a password.</summary>
internal static class DemonstrationPeople
{
    public static async Task<Person> OfAsync(UserManager<Person> people, AccessRole role, string? name)
    {
        var wanted = $"demo.{JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString())}{(name is { Length: > 0 and <= 20 } && name.All(char.IsAsciiLetterOrDigit) ? "." + name.ToLowerInvariant() : "")}";
        if (await people.FindByNameAsync(wanted) is { } known) return known;
        var person = new Person { Name = wanted, Roles = [role], IsDemonstration = true };
        await people.CreateAsync(person);
        // Where two windows came at once, the other one's account is the one.
        return await people.FindByNameAsync(wanted) ?? throw new InvalidOperationException($"The account {wanted} was not kept.");
    }
}
