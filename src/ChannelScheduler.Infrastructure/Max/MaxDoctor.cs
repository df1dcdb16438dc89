using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Max;

/// <summary>Checks what a MAX channel needs before anything is published there.</summary>
internal sealed class MaxDoctor(MaxBotClient client, INetworkClock clock)
{
    public async Task<ChannelReport> RunAsync(ChannelAccess channel, ApiAccess access, long chatId, CancellationToken cancellationToken)
    {
        var report = new ReportBuilder();
        var me = await client.GetMeAsync(access, cancellationToken);
        if (!me.Ok) return report.AddFailure("token", "MaxToken", me.Problem).Build();
        report.Add("token", true, "MaxToken", me.Value.Username ?? me.Value.Name);

        var chat = await client.GetChatAsync(access, chatId, cancellationToken);
        if (chat.Ok) CheckChat(channel, chat.Value, report);
        else report.AddFailure("channel", "MaxChannel", chat.Problem);

        if (chat.Ok)
        {
            var member = await client.GetMembershipAsync(access, chatId, cancellationToken);
            if (member.Ok) CheckRights(member.Value, report);
            else report.AddFailure("admin", "MaxAdmin", member.Problem);
        }

        if (channel.Environment == ChannelEnvironment.Live) report.AddClock(clock.SkewOf(Network.Max));
        return report.Build();
    }

    private static void CheckChat(ChannelAccess channel, MaxChat chat, ReportBuilder report)
    {
        report.Add("channel", chat.Type == "channel", "MaxChannel", chat.Title, chat.Type);
        report.Add("active", chat.Status == "active", "MaxActive", chat.Status);
        if (channel.Kind == ChannelKind.MaxPublic)
        {
            report.Add("public", chat.IsPublic == true, "MaxPublic");
            var handle = channel.Handle?.TrimStart('@');
            var actual = chat.Link?.TrimEnd('/').Split('/')[^1];
            report.Add("handle", handle is not null && string.Equals(actual, handle, StringComparison.OrdinalIgnoreCase), "MaxHandle", handle ?? "-", actual ?? "-");
            // It publishes all the same; that the school took the wrong path to its channel is worth saying, with the documented fix.
            if (ChannelHandle.TryParse(actual, out var standard) && standard.Suffix == HandleSuffix.Biz) report.Advise("biz", "MaxBiz", standard);
        }
        else
        {
            report.Add("public", chat.IsPublic != true, "MaxClosed");
        }
    }

    // Old names of the same rights may still come back: https://dev.max.ru/docs-api/methods/POST/chats/-chatId-/members/admins
    private static void CheckRights(MaxMembership member, ReportBuilder report)
    {
        report.Add("admin", member.IsAdmin || member.IsOwner, "MaxAdmin");
        var missing = new List<string>();
        if (!Has("read_all_messages")) missing.Add("read_all_messages");
        if (!Has("write", "post_edit_delete_message")) missing.Add("write");
        report.Add("rights", missing.Count == 0, "MaxRights", string.Join(", ", missing.Select(RightName)));

        var lacking = new List<string>();
        if (!Has("edit", "edit_message", "post_edit_delete_message")) lacking.Add("edit");
        if (!Has("delete", "delete_message", "post_edit_delete_message")) lacking.Add("delete");
        if (lacking.Count > 0) report.Note("corrections", "MaxCorrections", string.Join(", ", lacking.Select(RightName)));

        bool Has(params string[] names) => member.IsOwner || names.Any(name => member.Permissions.Contains(name));
    }

    // People see the switch's name in the app, the API its own.
    private static string RightName(string right) => NetworkTexts.Get("MaxRight_" + right);
}
