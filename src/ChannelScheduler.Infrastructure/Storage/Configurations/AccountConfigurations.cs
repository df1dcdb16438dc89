using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

/// <summary>The tables that Identity's store asks for, without those of its roles.</summary>
internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.HasOne<User>().WithOne().HasForeignKey<Account>(account => account.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(account => account.NormalizedUserName).IsUnique();
        builder.HasIndex(account => account.NormalizedEmail);
        builder.Property(account => account.MutedMail).HasDefaultValue("");
        builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
    }
}

internal sealed class AccountClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("AccountClaims");
        builder.HasOne<Account>().WithMany().HasForeignKey(claim => claim.UserId);
    }
}

internal sealed class AccountLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("AccountLogins");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.HasOne<Account>().WithMany().HasForeignKey(login => login.UserId);
    }
}

/// <summary>Holds the key of the second factor and the recovery codes.</summary>
internal sealed class AccountTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("AccountTokens");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.HasOne<Account>().WithMany().HasForeignKey(token => token.UserId);
    }
}
