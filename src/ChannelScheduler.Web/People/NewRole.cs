using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.People;

/// <param name="SchoolId">Null means every school.</param>
public sealed record NewRole(Role Role, Guid? SchoolId, bool IsSubstitute = false, DateTimeOffset? From = null, DateTimeOffset? Until = null);
