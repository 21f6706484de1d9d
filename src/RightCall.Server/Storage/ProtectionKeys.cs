using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace RightCall.Server.Storage;

/// <summary>Keeps the keys that sign sessions and seal words in the centre's database, so that both outlive a restart and count on every node of a cluster.</summary>
/// <remarks>The interface is synchronous; it is called a few times in a process's life. No key is ever deleted: what it sealed could not be opened any more.</remarks>
internal sealed class ProtectionKeys(CentreDatabase database) : IXmlRepository
{
    /// <summary>Adds data protection with these keys. The database is added beside it.</summary>
    public static void Add(IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(WordSeal))) return;
        services.AddDataProtection().SetApplicationName("rightcall");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new ProtectionKeys(s.GetRequiredService<CentreDatabase>())));
        services.AddSingleton<WordSeal>().AddSingleton<KeyedMarks>();
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.Source.CreateCommand("SELECT body FROM protection_keys ORDER BY id");
        using var reader = command.ExecuteReader();
        List<XElement> keys = [];
        while (reader.Read()) keys.Add(XElement.Parse(reader.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.Source.CreateCommand("INSERT INTO protection_keys (id, body) VALUES (@id, @body)");
        foreach (var (name, value) in new[] { ("id", friendlyName), ("body", element.ToString(SaveOptions.DisableFormatting)) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }
}
