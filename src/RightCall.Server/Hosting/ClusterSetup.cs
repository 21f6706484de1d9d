using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace RightCall.Server.Hosting;

/// <summary>This process as one of a centre's: alone, or in a cluster that finds itself through PostgreSQL.</summary>
internal static class ClusterSetup
{
    /// <summary>Sets it up.</summary>
    public static void Configure(ISiloBuilder silo, ClusterSettings settings)
    {
        var address = settings.Address ?? IPAddress.Loopback;
        var (port, gateway) = (settings.SiloPort == 0 ? FreePort(address) : settings.SiloPort, settings.GatewayPort == 0 ? FreePort(address) : settings.GatewayPort);
        if (settings.Database is { } database) Join(silo, settings.Name, database, new(address, port), gateway);
        else silo.UseLocalhostClustering(port, gateway, serviceId: settings.Name, clusterId: settings.Name);
        // A call that hangs is given again with the same id: better soon.
        silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10));
    }

    private static void Join(ISiloBuilder silo, string name, string database, IPEndPoint here, int gateway)
    {
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", database));
        silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (name, name));
        silo.Configure<EndpointOptions>(o =>
        {
            (o.AdvertisedIPAddress, o.SiloPort, o.GatewayPort) = (here.Address, here.Port, gateway);
            (o.SiloListeningEndpoint, o.GatewayListeningEndpoint) = (here, new(here.Address, gateway));
        });
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            // A dead process is found in two seconds instead of ten. One vote is enough, since a process that was wrongly thought dead cannot write: the journal refuses the second writer.
            (o.ProbeTimeout, o.NumMissedProbesLimit, o.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(1), 2, 1);
            o.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            // Whoever starts after all have died waits for those that seem alive: with the default of 30 seconds for a minute and a half.
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
    }

    private static int FreePort(IPAddress address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(address, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
