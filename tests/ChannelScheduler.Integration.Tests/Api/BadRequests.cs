using SkiaSharp;
using P = ChannelScheduler.Integration.Tests.Media.Pictures;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>The table: what is wrong, what is answered, which field is named.</summary>
internal static class BadRequests
{
    private const string Unknown = "01900000-0000-7000-8000-000000000000";
    private const string Publications = "publications/" + Unknown;

    public static readonly IReadOnlyList<BadRequest> All =
    [
        // Bodies.
        new("unknown field", 400, "titel", (w, l) => w.PostAsync(""","titel":"x" """, l)),
        new("unknown field inside", 400, "gospublik", (w, l) => w.PostAsync(""","variants":{"gospublik":"x"}""", l)),
        new("field twice", 400, "text", (w, l) => w.PostAsync(""","text":"x" """, l)),
        new("missing fields", 422, "title", (w, l) => w.Server.PressOfficer.RawAsync("posts", "{}", language: l)),
        new("null title", 400, "title", (w, l) => w.Server.PressOfficer.RawAsync("posts", """{"title":null,"text":"x"}""", language: l)),
        new("empty title", 422, "title", (w, l) => w.Server.PressOfficer.PostAsync("posts", new { title = " ", text = "x" }, language: l)),
        new("long title", 422, "title", (w, l) => w.Server.PressOfficer.PostAsync("posts", new { title = new string('т', 201), text = "x" }, language: l)),
        new("no text and no picture", 422, "text", (w, l) => w.Server.PressOfficer.PostAsync("posts", new { title = "Т", text = "" }, language: l)),
        new("5 MB of text", 422, "text", (w, l) => w.Server.PressOfficer.PostAsync("posts", new { title = "Т", text = new string('a', 5 * 1024 * 1024) }, language: l)),
        new("no JSON", 400, "body", (w, l) => w.Server.PressOfficer.RawAsync("posts", "{\"title\": oops", language: l)),
        new("an array", 400, "body", (w, l) => w.Server.PressOfficer.RawAsync("posts", "[]", language: l)),
        new("empty body", 400, "body", (w, l) => w.Server.PressOfficer.RawAsync("posts", "", language: l)),
        new("wrong content type", 415, "Content-Type", (w, l) => w.Server.PressOfficer.RawAsync("posts", "{}", "text/plain", l)),
        new("JSON for a picture", 415, "Content-Type", (w, l) => w.Server.PressOfficer.RawAsync("media", "{}", language: l)),
        new("NUL", 422, "title", (w, l) => w.Server.PressOfficer.RawAsync("posts", """{"title":"a\u0000b","text":"x"}""", language: l)),
        new("lone surrogate", 422, "text", (w, l) => w.Server.PressOfficer.RawAsync("posts", """{"title":"Т","text":"\ud83d"}""", language: l)),
        new("time in the past", 422, "publishAt", (w, l) => w.PostAsync(""","publishAt":"2020-01-01T09:00:00+03:00" """, l)),
        new("time without an offset", 422, "publishAt", (w, l) => w.PostAsync(""","publishAt":"2030-01-01T09:00:00" """, l)),
        new("time that is none", 422, "publishAt", (w, l) => w.PostAsync(""","publishAt":"2030-02-31T09:00:00Z" """, l)),
        new("time too far", 422, "publishAt", (w, l) => w.PostAsync(""","publishAt":"2090-01-01T09:00:00Z" """, l)),
        new("text for a list", 400, "mediaIds", (w, l) => w.PostAsync(""","mediaIds":"x" """, l)),
        new("unknown choice", 400, "photoFallback", (w, l) => w.PostAsync(""","photoFallback":"drop" """, l)),
        new("number for a choice", 400, "photoFallback", (w, l) => w.PostAsync(""","photoFallback":1""", l)),
        new("unknown school", 422, "schoolId", (w, l) => w.PostAsync($",\"schoolId\":\"{Unknown}\"", l)),
        new("another school", 422, "schoolId", (w, l) => w.PostAsync($",\"schoolId\":\"{w.Fixture.Other.Id}\"", l)),
        new("another school's picture", 422, "mediaIds", (w, l) => w.PostAsync($",\"mediaIds\":[\"{w.ForeignMedia}\"]", l)),
        new("another school's channel", 422, "channelIds", (w, l) => w.Server.PressOfficer.PostAsync("posts", new { title = "Т", text = "x", channelIds = new[] { w.Fixture.Other.MaxId } }, language: l)),
        new("a channel twice", 422, "channelIds", (w, l) => w.Server.PressOfficer.PostAsync("posts", new { title = "Т", text = "x", channelIds = new[] { w.Fixture.Channels["maxPublic"], w.Fixture.Channels["maxPublic"] } }, language: l)),
        new("resolve without saying what", 422, "published", (w, l) => w.Server.ContentAdmin.RawAsync(Publications + "/resolve", "{}", language: l)),
        new("null in a list", 422, "memberships", (w, l) => w.Server.Admin.RawAsync("users", """{"name":"А","memberships":[null]}""", language: l)),
        new("null channel to lint", 422, "channels", (w, l) => w.Server.PressOfficer.RawAsync("lint", """{"text":"А","channels":[null]}""", language: l)),
        new("unknown role", 422, "memberships", (w, l) => w.Server.Admin.PostAsync("users", new { name = "А", memberships = new[] { new { role = "boss" } } }, language: l)),
        new("role in an unknown school", 422, "memberships", (w, l) => w.Server.Admin.PostAsync("users", new { name = "А", memberships = new[] { new { role = "manager", schoolId = Unknown } } }, language: l)),
        new("key for nobody", 422, "userId", (w, l) => w.Server.Admin.PostAsync("api-keys", new { userId = Unknown, name = "А" }, language: l)),

        // Schools and channels.
        new("INN with wrong check digit", 422, "inn", (w, l) => w.SchoolAsync("7707083894", "Europe/Moscow", l)),
        new("INN taken", 409, "inn", (w, l) => w.SchoolAsync(SchedulerServer.SchoolInn, "Europe/Moscow", l)),
        new("unknown zone", 422, "timeZone", (w, l) => w.SchoolAsync("7707083893", "Moscow/Europe", l)),
        new("zone of Windows", 422, "timeZone", (w, l) => w.SchoolAsync("7707083893", "Russian Standard Time", l)),
        new("channel without a kind", 422, "kind", (w, l) => w.ChannelAsync(""","externalId":"-71","handle":"id7707083893_gos","deliveryMode":"byHand" """, l)),
        new("unknown kind", 400, "kind", (w, l) => w.ChannelAsync(""","externalId":"-71","kind":"telegram" """, l)),
        new("handle of another INN", 422, "handle", (w, l) => w.ChannelAsync(""","kind":"maxPublic","externalId":"-71","handle":"id7707083893_gos","deliveryMode":"byHand" """, l)),
        new("handle with a wrong check digit", 422, "handle", (w, l) => w.ChannelAsync(""","kind":"maxPublic","externalId":"-71","handle":"id7707083894_gos","deliveryMode":"byHand" """, l)),
        new("channel taken", 409, "externalId", (w, l) => w.ChannelAsync($",\"kind\":\"gospublic\",\"externalId\":\"{w.Fixture.Other.VkExternalId}\",\"deliveryMode\":\"byHand\"", l)),
        new("positive MAX chat", 422, "externalId", (w, l) => w.ChannelAsync(""","kind":"sferumClosed","externalId":"71","deliveryMode":"byHand" """, l)),
        new("no token", 422, "tokens", (w, l) => w.ChannelAsync(""","kind":"gospublic","externalId":"71" """, l)),
        new("MAX token for VK", 422, "tokens", (w, l) => w.ChannelAsync(""","kind":"gospublic","externalId":"71","tokens":{"bot":{"value":"very-secret-token"}}""", l)),
        new("unknown token kind", 400, "tokens", (w, l) => w.ChannelAsync(""","kind":"gospublic","externalId":"71","tokens":{"boss":{"value":"very-secret-token"}}""", l)),

        // Pictures.
        new("no picture", 422, "file", (w, l) => w.Server.PressOfficer.UploadAsync("нет"u8.ToArray(), "a.jpg", language: l)),
        new("truncated picture", 422, "file", (w, l) => w.Server.PressOfficer.UploadAsync(P.Jpeg()[..2000], "a.jpg", language: l)),
        new("PDF named .jpg", 422, "file", (w, l) => w.Server.PressOfficer.UploadAsync("%PDF-1.7\n1 0 obj\nendobj\n"u8.ToArray(), "scan.jpg", language: l)),
        new("empty file", 422, "file", (w, l) => w.Server.PressOfficer.UploadAsync([], "a.jpg", language: l)),
        new("side too long", 422, "file", (w, l) => w.Server.PressOfficer.UploadAsync(P.PngClaiming(8000, 4000), "a.png", language: l)),
        new("too narrow", 422, "file", (w, l) => w.Server.PressOfficer.UploadAsync(P.Make(SKEncodedImageFormat.Png, 400, 10), "a.png", language: l)),
        new("file over 50 MB", 422, "file", (w, l) => w.Server.PressOfficer.UploadAsync(new byte[(50 * 1024 * 1024) + 1000], "a.jpg", language: l)),
        new("request over 51 MB", 413, "file", (w, l) => w.Server.PressOfficer.UploadAsync(new byte[52 * 1024 * 1024], "a.jpg", language: l)),
        new("cut multipart", 400, "file", (w, l) => w.FormAsync("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\nabc", l)),
        new("multipart without a file", 422, "file", (w, l) => w.FormAsync("--cut\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nabc\r\n--cut--\r\n", l)),
        new("school that is no id", 422, "schoolId", (w, l) => w.Server.PressOfficer.UploadAsync(P.Jpeg(), "a.jpg", schoolId: "x", language: l)),
        new("long description", 422, "description", (w, l) => w.Server.PressOfficer.UploadAsync(P.Jpeg(), "a.jpg", new string('о', 2001), language: l)),

        // Keys and roles.
        new("no key", 401, "Authorization", (w, l) => w.Server.Anonymous.GetAsync("posts", l)),
        new("wrong key", 401, "Authorization", (w, l) => w.Server.WithKey("cs_wrong_wrong_wrong").GetAsync("posts", l)),
        new("revoked key", 401, "Authorization", (w, l) => w.Revoked.GetAsync("posts", l)),
        new("wrong role", 403, null, (w, l) => w.Server.As("manager").PostAsync("posts", w.Fixture.Draft(), language: l)),

        // Addresses and versions.
        new("unknown post", 404, null, (w, l) => w.Server.PressOfficer.GetAsync("posts/" + Unknown, l)),
        new("another school's post", 404, null, (w, l) => w.Server.PressOfficer.GetAsync("posts/" + w.ForeignPost, l)),
        new("another school's picture file", 404, null, (w, l) => w.Server.PressOfficer.GetAsync("media/" + w.ForeignMedia, l)),
        new("another school's channel to check", 404, null, (w, l) => w.Server.ContentAdmin.PostAsync($"channels/{w.Fixture.Other.MaxId}/check", language: l)),
        new("unknown publication", 404, null, (w, l) => w.Server.PressOfficer.GetAsync(Publications, l)),
        new("unknown key", 404, null, async (w, _) => await w.Server.Admin.DeleteAsync("api-keys/" + Unknown)),
        new("unknown route", 404, null, (w, l) => w.Server.PressOfficer.GetAsync("telegrams", l)),
        new("wrong method", 405, null, (w, l) => w.Server.PressOfficer.PutAsync("posts", new { }, language: l)),
        new("no If-Match", 428, "If-Match", (w, l) => w.Server.PressOfficer.PostAsync($"posts/{w.Draft.Id}/submit", language: l)),
        new("stale If-Match", 412, "If-Match", (w, l) => w.Server.PressOfficer.PostAsync($"posts/{w.Draft.Id}/submit", etag: "\"99\"", language: l)),
        new("If-Match that is no version", 412, "If-Match", (w, l) => w.Server.PressOfficer.PutAsync("posts/" + w.Draft.Id, w.Fixture.Draft(), "oops", l)),
        new("key with another body", 422, "Idempotency-Key", (w, l) => w.Server.PressOfficer.PostAsync("posts", w.Fixture.Draft("Другая"), key: BadRequestWorld.UsedKey, language: l)),
        new("long key", 400, "Idempotency-Key", (w, l) => w.Server.PressOfficer.PostAsync("posts", w.Fixture.Draft(), key: new string('k', 201), language: l)),

        // Lists.
        new("broken cursor", 422, "cursor", (w, l) => w.Server.PressOfficer.GetAsync("posts?cursor=oops", l)),
        new("unknown status of posts", 422, "status", (w, l) => w.Server.PressOfficer.GetAsync("posts?status=lost", l)),
        new("number as status", 422, "status", (w, l) => w.Server.PressOfficer.GetAsync("publications?status=3", l)),
        new("from without an offset", 422, "from", (w, l) => w.Server.PressOfficer.GetAsync("posts?from=2026-01-01T00:00:00", l)),
        new("id that is none", 400, "postId", (w, l) => w.Server.ContentAdmin.GetAsync("audit?postId=x", l)),

        // What Core refuses.
        new("approve a draft", 409, null, (w, l) => w.Server.ContentAdmin.PostAsync($"posts/{w.Draft.Id}/approve", new { contentHash = "x" }, w.Draft.ETag, language: l)),
        new("approve nothing", 422, "contentHash", (w, l) => w.Server.ContentAdmin.RawAsync($"posts/{w.Draft.Id}/approve", "{}", language: l)),
        new("reschedule to the past", 422, "publishAt", (w, l) => w.Server.PressOfficer.PostAsync($"posts/{w.Draft.Id}/reschedule", new { publishAt = "2020-01-01T00:00:00Z" }, w.Draft.ETag, language: l)),
    ];
}
