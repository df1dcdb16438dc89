using ChannelScheduler.Testing.Sandbox;

namespace ChannelScheduler.Testing.Server;

/// <summary>The command line of a real program that listens on a free port, keeps its data in a folder and speaks to a sandbox as if to the real networks.</summary>
public static class SchedulerArguments
{
    public static IReadOnlyList<string> For(string folder, SandboxServer sandbox, params string[] more) =>
    [
        "--Urls=http://127.0.0.1:0",
        "--Sandbox:Enabled=false",
        $"--Data:Directory={Path.Combine(folder, "data")}",
        $"--Keys:Directory={Path.Combine(folder, "keys")}",
        $"--Policies:Directory={RepositoryFiles.Policies}",
        $"--Networks:Max:BaseUrl={sandbox.MaxBaseUrl}",
        $"--Networks:Vk:BaseUrl={sandbox.VkBaseUrl}",
        .. Key(0, SchedulerKeys.Admin, "admin"),
        .. Key(1, SchedulerKeys.Author, "press-officer"),
        .. Key(2, SchedulerKeys.Approver, "content-admin"),
        .. more,
    ];

    private static string[] Key(int index, string key, string role) =>
        [$"--Bootstrap:ApiKeys:{index}:key={key}", $"--Bootstrap:ApiKeys:{index}:role={role}", $"--Bootstrap:ApiKeys:{index}:name={role}"];
}
