using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using RightCall.Server.Storage;

namespace RightCall.Server.People;

/// <summary>Keeps the keys that sign sessions with the people, so that a session outlives a restart and counts on every node of a cluster.</summary>
/// <remarks>The interface is synchronous; it is called a few times in a process's life.</remarks>
internal sealed class ProtectionKeys(CentreDatabase database) : IXmlRepository
{
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
