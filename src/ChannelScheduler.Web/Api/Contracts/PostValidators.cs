using ChannelScheduler.Web.Api.Http;
using FluentValidation;

namespace ChannelScheduler.Web.Api.Contracts;

internal sealed class PostRequestValidator : AbstractValidator<PostRequest>
{
    private const int MostPictures = 10;

    public PostRequestValidator(TimeProvider time)
    {
        RuleFor(request => request.Title).NotEmpty().MaximumLength(200).Named("title");
        RuleFor(request => request.Text).NotNull().MaximumLength(RequestLimits.TextLength).Named("text");
        RuleFor(request => request.Text).Must((request, text) => !string.IsNullOrWhiteSpace(text) || request.PictureIds.Count > 0)
            .WithMessage(_ => ApiTexts.Get("TextOrPictures")).Named("text");
        RuleFor(request => request.Variants!.Gospublic).MaximumLength(RequestLimits.TextLength).Named("variants.gospublic").When(request => request.Variants is not null);
        RuleFor(request => request.PublishAt).Must(at => at is null || at > time.GetUtcNow()).WithMessage(_ => ApiTexts.Get("TimePassed")).Named("publishAt");
        RuleFor(request => request.PublishAt).Must(at => at is null || at < time.GetUtcNow().AddYears(2)).WithMessage(_ => ApiTexts.Get("TimeFar")).Named("publishAt");
        RuleFor(request => request.ChannelIds).Must(AreDistinct).WithMessage(_ => ApiTexts.Get("Twice")).Named("channelIds");
        RuleForEach(request => request.Media).NotNull().OverridePropertyName("media");
        RuleFor(request => request.Media).Must((request, media) => media is null || request.MediaIds is null).WithMessage(_ => ApiTexts.Get("MediaOrIds")).Named("media");
        RuleFor(request => request.MediaIds).Must(AreDistinct).WithMessage(_ => ApiTexts.Get("Twice")).Named("mediaIds");
        RuleFor(request => request.MediaIds).Must(ids => ids is null || ids.Count <= MostPictures).WithMessage(_ => ApiTexts.Get("TooManyPictures", MostPictures)).Named("mediaIds");
        When(request => request.Media?.All(one => one is not null) == true, () =>
        {
            RuleFor(request => request.PictureIds).Must(AreDistinct).WithMessage(_ => ApiTexts.Get("Twice")).Named("media");
            RuleFor(request => request.PictureIds).Must(ids => ids.Count <= MostPictures).WithMessage(_ => ApiTexts.Get("TooManyPictures", MostPictures)).Named("media");
            RuleFor(request => request.Media).Must(media => media!.All(one => one.Description is not { Length: > MediaUploads.LongestDescription })).WithMessage(_ => ApiTexts.Get("TooLong", MediaUploads.LongestDescription)).Named("media");
        });
    }

    private static bool AreDistinct(IReadOnlyList<Guid>? ids) => ids is null || ids.Distinct().Count() == ids.Count;
}

internal sealed class ApproveRequestValidator : AbstractValidator<ApproveRequest>
{
    public ApproveRequestValidator(TimeProvider time)
    {
        RuleFor(request => request.ContentHash).NotEmpty().Named("contentHash");
        RuleFor(request => request.PublishAt).Must(at => at is null || at > time.GetUtcNow()).WithMessage(_ => ApiTexts.Get("TimePassed")).Named("publishAt");
        RuleFor(request => request.PublishAt).Must(at => at is null || at < time.GetUtcNow().AddYears(2)).WithMessage(_ => ApiTexts.Get("TimeFar")).Named("publishAt");
        RuleFor(request => request.PublishAt).Null().When(request => request.Now).WithMessage(_ => ApiTexts.Get("TimeOrNow")).Named("publishAt");
    }
}

internal sealed class RenewRequestValidator : AbstractValidator<RenewRequest>
{
    public RenewRequestValidator(TimeProvider time)
    {
        RuleFor(request => request.PublishAt).Must(at => at is null || at > time.GetUtcNow()).WithMessage(_ => ApiTexts.Get("TimePassed")).Named("publishAt");
        RuleFor(request => request.PublishAt).Must(at => at is null || at < time.GetUtcNow().AddYears(2)).WithMessage(_ => ApiTexts.Get("TimeFar")).Named("publishAt");
    }
}

internal sealed class PublishNowRequestValidator : AbstractValidator<PublishNowRequest>
{
    public PublishNowRequestValidator() => RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000).Named("reason");
}

internal sealed class RejectRequestValidator : AbstractValidator<RejectRequest>
{
    public RejectRequestValidator() => RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000).Named("reason");
}

internal sealed class RescheduleRequestValidator : AbstractValidator<RescheduleRequest>
{
    public RescheduleRequestValidator(TimeProvider time)
    {
        RuleFor(request => request.PublishAt).Must(at => at > time.GetUtcNow()).WithMessage(_ => ApiTexts.Get("TimePassed")).Named("publishAt");
        RuleFor(request => request.PublishAt).Must(at => at < time.GetUtcNow().AddYears(2)).WithMessage(_ => ApiTexts.Get("TimeFar")).Named("publishAt");
        RuleFor(request => request.Reason).MaximumLength(2000).Named("reason");
    }
}

internal sealed class CorrectRequestValidator : AbstractValidator<CorrectRequest>
{
    public CorrectRequestValidator()
    {
        RuleFor(request => request.Text).NotEmpty().MaximumLength(RequestLimits.TextLength).Named("text");
        RuleFor(request => request.Variants!.Gospublic).MaximumLength(RequestLimits.TextLength).Named("variants.gospublic").When(request => request.Variants is not null);
        RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000).Named("reason");
    }
}

internal sealed class WithdrawRequestValidator : AbstractValidator<WithdrawRequest>
{
    public WithdrawRequestValidator()
    {
        RuleFor(request => request.ChannelIds).NotEmpty().Named("channelIds");
        RuleFor(request => request.ChannelIds).Must(ids => ids is null || ids.Distinct().Count() == ids.Count).WithMessage(_ => ApiTexts.Get("Twice")).Named("channelIds");
        RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000).Named("reason");
    }
}

internal sealed class FixRequestValidator : AbstractValidator<FixRequest>
{
    public FixRequestValidator()
    {
        RuleFor(request => request.RuleId).NotEmpty().Named("ruleId");
        RuleFor(request => request.Field).NotEmpty().Named("field");
        RuleFor(request => request.Kind).NotEmpty().Named("kind");
    }
}

internal sealed class SplitRequestValidator : AbstractValidator<SplitRequest>
{
    public SplitRequestValidator()
    {
        RuleFor(request => request.RuleId).NotEmpty().Named("ruleId");
        RuleFor(request => request.Field).NotEmpty().Named("field");
    }
}

internal sealed class WaiverRequestValidator : AbstractValidator<WaiverRequest>
{
    public WaiverRequestValidator()
    {
        RuleFor(request => request.RuleId).NotEmpty().Named("ruleId");
        RuleFor(request => request.Field).NotEmpty().Named("field");
        RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000).Named("reason");
    }
}

internal sealed class ReleaseRequestValidator : AbstractValidator<ReleaseRequest>
{
    public ReleaseRequestValidator() => RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000).Named("reason");
}

internal sealed class ResolveRequestValidator : AbstractValidator<ResolveRequest>
{
    public ResolveRequestValidator() => RuleFor(request => request.Url).NotEmpty().MaximumLength(2048).Named("url").When(request => request.Published);
}
