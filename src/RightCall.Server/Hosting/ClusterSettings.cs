using System.Net;

namespace RightCall.Server.Hosting;

/// <summary>How this process finds the others of its centre.</summary>
/// <param name="Database">The PostgreSQL database in which they find each other; null: there is only this one.</param>
/// <param name="Address">Where the others reach this one. By default only from this machine.</param>
/// <param name="SiloPort">At which port; 0: a free one.</param>
/// <param name="GatewayPort">The port for clients of the cluster; 0: a free one.</param>
/// <param name="Name">The cluster's name: processes of one database and one name are one centre.</param>
public sealed record ClusterSettings(string? Database = null, IPAddress? Address = null, int SiloPort = 0, int GatewayPort = 0, string Name = "rightcall");
