namespace ChannelScheduler.Sandbox; internal static class P { private static void Main() { } }
