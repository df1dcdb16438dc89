namespace ChannelScheduler.Web.Hosting;

/// <summary>Folders and switches, from the configuration.</summary>
public sealed record ServerOptions(string DataDirectory, string KeysDirectory, string PoliciesDirectory, bool SandboxEnabled)
{
    public static ServerOptions From(IConfiguration configuration, string contentRoot) => new(
        Path.GetFullPath(configuration["Data:Directory"] ?? "data", contentRoot),
        Path.GetFullPath(configuration["Keys:Directory"] ?? "keys", contentRoot),
        Path.GetFullPath(configuration["Policies:Directory"] ?? "policies", contentRoot),
        configuration.GetValue("Sandbox:Enabled", false));
}
