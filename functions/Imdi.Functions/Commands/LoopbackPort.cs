using System.Net;
using System.Net.Sockets;

namespace Imdi.Functions.Commands;

/// <summary>Asked before anything is loaded or published, which can take minutes.</summary>
internal static class LoopbackPort
{
    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
