using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Texts;
using FluentValidation;

namespace ChannelScheduler.Core.Appeals;

/// <summary>Whether an appeal has every part that support asks for. A draft may lack any of them; what goes out may not.</summary>
public sealed class AppealValidator : AbstractValidator<Appeal>
{
    private static readonly TextCatalog Texts = new("ChannelScheduler.Core.Appeals.AppealTexts", typeof(AppealValidator).Assembly);

    /// <param name="template">The parts that are asked for.</param>
    public AppealValidator(AppealTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        foreach (var part in template.Parts) Require(part.Part);
    }

    /// <summary>The part that a finding speaks of.</summary>
    public static AppealPart PartOf(FluentValidation.Results.ValidationFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return Enum.Parse<AppealPart>(failure.ErrorCode);
    }

    private void Require(AppealPart part)
    {
        switch (part)
        {
            case AppealPart.Organisation:
                Filled(part, one => one.Organisation, "organisation");
                RuleFor(one => one.Inn).Must(inn => Inn.TryParse(inn, out _)).OverridePropertyName("inn").WithErrorCode(part.ToString()).WithMessage(_ => Texts.Get("WrongInn"));
                break;
            case AppealPart.PlatformId:
                Filled(part, one => one.PlatformId, "platformId");
                break;
            case AppealPart.CabinetPhone or AppealPart.Phone:
                RuleFor(one => one.Phone).Must(phone => RussianPhone.TryParse(phone, out _)).OverridePropertyName("phone").WithErrorCode(part.ToString()).WithMessage(_ => Texts.Get("WrongPhone"));
                break;
            case AppealPart.Problem:
                Filled(part, one => one.Problem, "problem");
                Filled(part, one => one.Actions, "actions");
                break;
            case AppealPart.Person:
                // A given name alone is no introduction.
                RuleFor(one => one.Person).Must(name => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= 2).OverridePropertyName("person").WithErrorCode(part.ToString()).WithMessage(_ => Texts.Get("WrongPerson"));
                Filled(part, one => one.Organisation, "organisation");
                Filled(part, one => one.Position, "position");
                break;
            case AppealPart.Actions:
                Filled(part, one => one.Actions, "actions");
                break;
            case AppealPart.Evidence:
                RuleFor(one => one.Files).NotEmpty().OverridePropertyName("files").WithErrorCode(part.ToString()).WithMessage(_ => Texts.Get("NoFiles"));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, null);
        }
    }

    private void Filled(AppealPart part, System.Linq.Expressions.Expression<Func<Appeal, string>> field, string name) =>
        RuleFor(field).Must(text => !string.IsNullOrWhiteSpace(text)).OverridePropertyName(name).WithErrorCode(part.ToString()).WithMessage(_ => Texts.Get("Empty." + name));
}
