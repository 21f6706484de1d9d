using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace RightCall.Server.People;

/// <summary>What a browser says of a passkey, looked at by Identity. It throws at what is no credential, and at one that nobody asked for: both are refusals here.</summary>
internal static class Passkeys
{
    /// <summary>A passkey that was made; null where it is none.</summary>
    public static Task<PasskeyAttestationResult?> AttestAsync(SignInManager<Person> signIn, JsonElement credential) => LookAsync(credential, async text => (PasskeyAttestationResult?)await signIn.PerformPasskeyAttestationAsync(text));

    /// <summary>A passkey that was used; null where it is none.</summary>
    public static Task<PasskeyAssertionResult<Person>?> AssertAsync(SignInManager<Person> signIn, JsonElement credential) => LookAsync(credential, async text => (PasskeyAssertionResult<Person>?)await signIn.PerformPasskeyAssertionAsync(text));

    private static async Task<T?> LookAsync<T>(JsonElement credential, Func<string, Task<T?>> look) where T : class
    {
        if (credential.ValueKind != JsonValueKind.Object) return null;
        try
        {
            return await look(credential.GetRawText());
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
