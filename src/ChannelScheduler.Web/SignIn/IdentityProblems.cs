using ChannelScheduler.Web.Api.Http;
using Microsoft.AspNetCore.Identity;

namespace ChannelScheduler.Web.SignIn;

/// <summary>Identity's refusals in our words.</summary>
internal static class IdentityProblems
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        [nameof(IdentityErrorDescriber.DuplicateEmail)] = "EmailTaken",
        [nameof(IdentityErrorDescriber.DuplicateUserName)] = "EmailTaken",
        [nameof(IdentityErrorDescriber.InvalidEmail)] = "EmailWrong",
        [nameof(IdentityErrorDescriber.InvalidUserName)] = "EmailWrong",
        [nameof(IdentityErrorDescriber.PasswordTooShort)] = "PasswordShort",
        [nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars)] = "PasswordEasy",
        [nameof(IdentityErrorDescriber.PasswordMismatch)] = "PasswordWrong",
        [nameof(IdentityErrorDescriber.InvalidToken)] = "LinkUsed",
        [nameof(IdentityErrorDescriber.ConcurrencyFailure)] = "StaleForm",
    };

    /// <exception cref="ApiException">422 with the first thing that is wrong.</exception>
    public static void ThrowIfFailed(IdentityResult result, string field)
    {
        if (result.Succeeded) return;
        var code = result.Errors.First().Code;
        throw Codes.TryGetValue(code, out var ours)
            ? ApiException.Invalid(ours, field, SignInServices.PasswordLength)
            : new InvalidOperationException($"Identity refused with {code}.");
    }
}
