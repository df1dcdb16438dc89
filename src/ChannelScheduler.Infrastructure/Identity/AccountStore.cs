using ChannelScheduler.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Identity;

/// <summary>Identity's own store on our database; roles are not its matter, they are memberships per school.</summary>
public sealed class AccountStore(SchedulerDbContext context, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, SchedulerDbContext, Guid>(context, describer);
