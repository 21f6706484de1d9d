using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RightCall.Server.Hosting;
using RightCall.Server.Storage;

namespace RightCall.Server.Tests.Hosting;

/// <summary>What a centre is started with: every problem is named, and nothing is passed over.</summary>
public sealed class SettingsReaderTests
{
    [Fact]
    public void A_centre_needs_no_more_than_an_area()
    {
        var settings = Read([])!;
        Assert.Equal((null, null, 0), (settings.Collector, settings.OpenId, settings.Seals.Count));
    }

    [Fact]
    public void A_collector_and_the_citys_own_sign_in_are_taken()
    {
        var settings = Read([("otlp", "http://127.0.0.1:4318"), ("openid:authority", "https://login.city.example"), ("openid:client", "rightcall"), ("openid:secret", "s"), ("openid:claim", "upn")])!;
        Assert.Equal(("http://127.0.0.1:4318/", "https://login.city.example", "upn"), (settings.Collector!.ToString(), settings.OpenId!.Authority, settings.OpenId.NameClaim));
    }

    [Theory]
    [InlineData("--otlp", "otlp", "collector")]
    [InlineData("openid needs", "openid:authority", "https://login.city.example")]
    [InlineData("openid:autority", "openid:autority", "https://login.city.example")]
    [InlineData("--seal", "seal", "/no/such.pem")]
    public void What_cannot_be_is_said(string says, string name, string value)
    {
        var problems = new List<string>();
        Assert.Null(Read([(name, value)], problems));
        Assert.Contains(problems, p => p.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void An_authority_elsewhere_is_not_reached_without_encryption_and_a_secret_stands_in_no_message()
    {
        var problems = new List<string>();
        Assert.Null(Read([("openid:authority", "http://login.city.example"), ("openid:client", "rightcall"), ("openid:secret", "very-secret")], problems));
        Assert.DoesNotContain("very-secret", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_a_seal_no_key_lies_open_in_the_database_and_an_older_seal_still_opens_what_it_sealed()
    {
        var folder = Directory.CreateTempSubdirectory("rightcall-seal-");
        var (old, @new) = (MakeSeal(folder, "old"), MakeSeal(folder, "new"));
        await using var database = await CentreDatabase.OpenFileAsync(Path.Combine(folder.FullName, "centre.db"));
        var sealedWords = Protector(database, old).Protect("words");
        var kept = await database.List("SELECT body FROM protection_keys", r => r.GetString(0), default);
        Assert.All(kept, k => Assert.Contains("EncryptedData", k, StringComparison.Ordinal));
        Assert.All(kept, k => Assert.DoesNotContain("<masterKey", k, StringComparison.Ordinal));
        Assert.Equal("words", Protector(database, $"{@new};{old}").Unprotect(sealedWords));
        Assert.Throws<CryptographicException>(() => Protector(database, @new).Unprotect(sealedWords));
        await using var open = await CentreDatabase.OpenFileAsync(Path.Combine(folder.FullName, "open.db"));
        Protector(open, null).Protect("words");
        Assert.Contains(await open.List("SELECT body FROM protection_keys", r => r.GetString(0), default), k => k.Contains("<masterKey", StringComparison.Ordinal));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static IDataProtector Protector(CentreDatabase database, string? seal)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(database);
        ProtectionKeys.Add(services);
        Centre.Seal(services, Read(seal is null ? [] : [("seal", seal)])!.Seals);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    private static string MakeSeal(DirectoryInfo folder, string name)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99));
        var path = Path.Combine(folder.FullName, $"{name}.pem");
        File.WriteAllText(path, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return path;
    }

    private static CentreSettings? Read((string Name, string Value)[] given, List<string>? problems = null)
    {
        var all = given.Append(("areas:main:zone", "America/Chicago")).Append(("data", Path.Combine(Path.GetTempPath(), "rightcall-never-made"))).Select(g => KeyValuePair.Create(g.Item1, (string?)g.Item2));
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
        reader.CheckKnown(given.Select(g => g.Name));
        var settings = reader.Read();
        problems?.AddRange(reader.Problems);
        return reader.Problems.Count == 0 ? settings : null;
    }
}
