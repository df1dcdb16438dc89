using System.Security.Cryptography;
using System.Text.Json;
using ChannelScheduler.Sandbox.Vk.Wire;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The chain of a wall photo: address, upload, save.</summary>
internal sealed class VkPhotoMethods(VkWorld world)
{
    private const long FirstPhotoId = 457_239_000;
    private const int MaxCaption = 2048;

    /// <summary>https://dev.vk.com/method/photos.getWallUploadServer ; <c>group_id</c> is positive.</summary>
    /// <exception cref="VkApiException">100: no such community; 203: not its editor.</exception>
    public object GetWallUploadServer(VkMethodCall call)
    {
        var group = GroupOf(call);
        var upload = new VkUpload { Ticket = Secret(), GroupId = group ?? 0, UserId = call.Token.OwnerId };
        world.Save(upload);
        return new VkAnswers.UploadServer($"{call.BaseUrl}/upload/{upload.Ticket}", VkPhoto.WallAlbum, upload.UserId, group);
    }

    /// <summary>What the upload address answers. Nothing but pictures is taken; anything else gives <c>photo: "[]"</c>.</summary>
    /// <returns>Null for an unknown ticket.</returns>
    public VkAnswers.Uploaded? Take(string ticket, IReadOnlyList<byte[]> files, bool refuse)
    {
        if (!world.Uploads.TryGetValue(ticket, out var upload))
        {
            return null;
        }

        var images = files.Select(f => (Bytes: f, Image: VkImage.Read(f))).ToList();
        if (refuse || images.Count == 0 || images.Exists(i => i.Image is null))
        {
            return new VkAnswers.Uploaded(RandomNumberGenerator.GetInt32(100_000, 999_999), "[]", Secret());
        }

        upload.Files = [.. images.Select(i => Store(i.Bytes, i.Image!))];
        upload.Server = RandomNumberGenerator.GetInt32(100_000, 999_999);
        upload.Hash = Secret();
        upload.Photo = JsonSerializer.Serialize(upload.Files.Select(f => new { photo = f.File, sizes = Array.Empty<object>(), kid = Secret() }));
        upload.IsSaved = false;
        world.Save(upload);
        return new VkAnswers.Uploaded(upload.Server, upload.Photo, upload.Hash);
    }

    /// <summary>https://dev.vk.com/method/photos.saveWallPhoto</summary>
    /// <exception cref="VkApiException">100, 118 (server), 121 (hash), 129 (photo) or 203.</exception>
    public object SaveWallPhoto(VkMethodCall call)
    {
        var group = GroupOf(call);
        var photo = call.Text("photo");
        if (photo is "" or "[]")
        {
            throw VkErrors.Parameter("photo is undefined");
        }

        var upload = world.Uploads.Values.FirstOrDefault(u => u.Photo == photo) ?? throw VkErrors.Photo();
        if (call.RequiredNumber("server") != upload.Server)
        {
            throw VkErrors.Server();
        }

        if (call.Text("hash") != upload.Hash || upload.IsSaved || upload.GroupId != (group ?? 0) || upload.UserId != call.Token.OwnerId)
        {
            throw VkErrors.Hash();
        }

        if (call.Text("caption").Length > MaxCaption)
        {
            throw VkErrors.Parameter("caption is too long");
        }

        var owner = group is { } id && world.Switches.SavedPhotoOwner == VkPhotoOwner.Community ? -id : upload.UserId;
        var saved = upload.Files.Select(f => Save(f, owner, upload.UserId, call.Text("caption"))).ToList();
        upload.IsSaved = true;
        world.Save(upload);
        return saved.Select(p => VkPhotoItems.From(p, call.BaseUrl)).ToList();
    }

    private long? GroupOf(VkMethodCall call)
    {
        if (call.Number("group_id") is not { } id)
        {
            return null;
        }

        // The wall methods take -id, these take id: mixing them up is a classic.
        if (!world.Groups.ContainsKey(id))
        {
            throw VkErrors.Parameter("group_id is invalid");
        }

        return VkWallAccess.MayEdit(call.Token, world, -id) ? id : throw VkErrors.GroupAccess();
    }

    private VkUploadedFile Store(byte[] bytes, VkImage image) =>
        new(world.AddFile("photo", image.MediaType, bytes).Id, image.MediaType, image.Width, image.Height);

    private VkPhoto Save(VkUploadedFile file, long owner, long uploader, string caption)
    {
        var id = world.Photos.Select(p => p.Id).DefaultIfEmpty(FirstPhotoId).Max() + 1;
        var photo = new VkPhoto(owner, id, uploader, Secret()[..18], file.File, file.MediaType, file.Width, file.Height)
        {
            Date = world.Now,
            Text = caption,
        };
        world.Save(photo);
        return photo;
    }

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
