using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace Search.Api.Problems;

/// <summary>
/// Answers overlong request lines with a problem. Up to <see cref="ServerLimit"/> the request reaches the pipeline and is refused there;
/// beyond it the server itself would close the connection with an empty 414, which tells a developer nothing, so that the first
/// request of a connection is looked at before the server reads it.
/// </summary>
internal static class OverlongRequestLine
{
    /// <summary>Bytes of a request line that the service takes; the query text alone may have 2,000 characters, escaped.</summary>
    public const int Limit = 32 * 1024;

    /// <summary>Bytes of a request line that the server reads.</summary>
    public const int ServerLimit = 256 * 1024;

    /// <summary>Bytes that are read and thrown away, so that the client gets to read the answer.</summary>
    private const long DrainLimit = 64L << 20;

    private const byte TlsHandshake = 0x16;
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    public static Func<ConnectionDelegate, ConnectionDelegate> ConnectionMiddleware => next => async connection =>
    {
        if (await IsOverlongAsync(connection.Transport.Input, connection.ConnectionClosed))
        {
            await AnswerAsync(connection.Transport);
        }
        else
        {
            await next(connection);
        }
    };

    /// <summary>Refuses requests whose line the server has read, but the service does not take.</summary>
    public static async Task RequestMiddleware(HttpContext context, RequestDelegate next)
    {
        if ((context.Request.QueryString.Value?.Length ?? 0) + (context.Request.Path.Value?.Length ?? 0) > Limit)
        {
            await ApiProblem.Create(StatusCodes.Status414UriTooLong, "request-line-too-long", Detail, "q").ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static string Detail { get; } = $"The request line exceeds {Limit} bytes; 'q' takes at most {Archive.ArchiveLimits.QueryLength} characters.";

    private static async Task<bool> IsOverlongAsync(PipeReader input, CancellationToken closed)
    {
        while (true)
        {
            ReadResult read = await input.ReadAsync(closed);
            ReadOnlySequence<byte> buffer = read.Buffer;
            bool ends = read.IsCompleted || buffer.PositionOf((byte)'\n') is not null || (buffer.Length > 0 && buffer.FirstSpan[0] == TlsHandshake);
            if (ends || buffer.Length > ServerLimit)
            {
                // Nothing is consumed: the server sees the same bytes.
                input.AdvanceTo(buffer.Start);
                return !ends;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static async Task AnswerAsync(IDuplexPipe transport)
    {
        string body = $$"""{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.15","title":"URI Too Long","status":414,"detail":"{{Detail}}","code":"request-line-too-long","parameter":"q"}""";
        string head = $"HTTP/1.1 414 URI Too Long\r\nContent-Type: application/problem+json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n";
        await transport.Output.WriteAsync(Encoding.UTF8.GetBytes(head + body));
        using var time = new CancellationTokenSource(DrainTime);
        try
        {
            for (long drained = 0; drained < DrainLimit;)
            {
                ReadResult read = await transport.Input.ReadAsync(time.Token);
                drained += read.Buffer.Length;
                transport.Input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The client neither sends nor closes: it has had time enough to read the answer.
        }

        await transport.Output.CompleteAsync();
    }
}
