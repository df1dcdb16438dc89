using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Answers an upload address. It asks for no token: the ticket in the address is the right.</summary>
internal sealed class VkUploadHandler(VkWorld world, VkPhotoMethods photos, SandboxFaults faults, HttpFaults httpFaults)
{
    public async Task HandleAsync(HttpContext context)
    {
        var ticket = (string)context.GetRouteValue("ticket")!;
        var files = await ReadFilesAsync(context.Request);
        var channel = world.Run(() => world.Uploads.GetValueOrDefault(ticket)?.GroupId.ToString(CultureInfo.InvariantCulture));
        if (await httpFaults.BeforeAsync(context, SandboxNetworks.Vk, channel, FaultOperations.Upload))
        {
            return;
        }

        // The fault names the upload itself, so it needs no "on".
        var refuse = faults.TryTake(SandboxNetworks.Vk, channel, VkFaultKinds.UploadEmpty, out _)
            || faults.TryTake(SandboxNetworks.Vk, channel, VkFaultKinds.UploadEmpty, out _, FaultOperations.Upload);
        var answer = world.Run(() => photos.Take(ticket, files, refuse));
        if (await httpFaults.AfterAsync(context, SandboxNetworks.Vk, channel, FaultOperations.Upload))
        {
            return;
        }

        await context.Response.WriteVkAsync(answer is null
            ? JsonSerializer.SerializeToNode(new { error = "ERR_UPLOAD_BAD_TICKET" })
            : JsonSerializer.SerializeToNode(answer, VkJson.Wire));
    }

    /// <summary>VK documents the field <c>photo</c>; clients in use also send <c>file0</c>, <c>file1</c> and so on.</summary>
    private static async Task<IReadOnlyList<byte[]>> ReadFilesAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return [];
        }

        var files = new List<byte[]>();
        foreach (var file in (await request.ReadFormAsync()).Files.Where(f => f.Name == "photo" || f.Name.StartsWith("file", StringComparison.Ordinal)))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            files.Add(bytes.ToArray());
        }

        return files;
    }
}
