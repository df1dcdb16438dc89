using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Help;
using FluentValidation;

namespace ChannelScheduler.Web.Help;

/// <summary>Both languages, of a length that people read, and nothing in them that a page would hide or run.</summary>
internal sealed class HelpDraftValidator : AbstractValidator<HelpDraft>
{
    public HelpDraftValidator(IPolicySource policies)
    {
        foreach (var (field, text) in new (string, System.Linq.Expressions.Expression<Func<HelpDraft, string>>)[] { ("ru", draft => draft.Ru), ("en", draft => draft.En) })
        {
            var read = text.Compile();
            RuleFor(text).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage(_ => HelpTexts.Get("Empty", HelpTexts.Get("Answer." + field)))
                .MaximumLength(HelpEdit.LongestAnswer).WithMessage(_ => HelpTexts.Get("TooLong", HelpTexts.Get("Answer." + field), HelpEdit.LongestAnswer))
                .Must(answer => HelpMarkdown.FaultOf(answer) is null).WithMessage(draft => FaultIn(read(draft), field))
                .Must(answer => Missing(answer, policies) is null).WithMessage(draft => HelpTexts.Get("NoEntry", HelpTexts.Get("Answer." + field), Missing(read(draft), policies)))
                .Named(field);
        }

        RuleFor(draft => draft.AsOf).Must((draft, asOf) => !(asOf > draft.Until)).WithMessage(_ => HelpTexts.Get("DatesOrder")).Named("asOf");
    }

    private static string FaultIn(string answer, string field)
    {
        var fault = HelpMarkdown.FaultOf(answer)!;
        return HelpTexts.Get("Fault." + fault.Kind, HelpTexts.Get("Answer." + field), fault.Found);
    }

    private static string? Missing(string answer, IPolicySource policies)
    {
        var current = policies.Current;
        return HelpMarkdown.EntriesIn(answer).FirstOrDefault(id => current.Help.Find(id) is null && !current.Regions.Values.Any(region => region.Policies.Help.Find(id) is not null));
    }
}
