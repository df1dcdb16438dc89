using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies.Information;
using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies;

/// <summary>What one rule sees of one post: the input, the policies, its own wording, and what several rules need and nobody should compute twice.</summary>
public sealed class LintContext
{
    private readonly Lazy<IReadOnlyList<FieldLink>> _links;
    private readonly Lazy<RenderedPost> _rendered;
    private readonly Lazy<IReadOnlyList<RepeatedPost>> _repeats;

    internal LintContext(LintInput input, PolicySet policies)
    {
        Input = input;
        Policies = policies;
        Fields = LintField.AllOf(input);
        Numbers = new PostNumbers(Fields);
        Words = new PostWords(Fields);
        _rendered = new Lazy<RenderedPost>(() => new RenderedPost(input));
        _links = new Lazy<IReadOnlyList<FieldLink>>(() => PostLinks.Of(input, Fields, Rendered, policies.Links));
        _repeats = new Lazy<IReadOnlyList<RepeatedPost>>(() => RepeatedPost.Of(input, Limits));
    }

    private LintContext(LintContext shared, RuleDefinition rule)
    {
        Input = shared.Input;
        Policies = shared.Policies;
        Fields = shared.Fields;
        Numbers = shared.Numbers;
        Words = shared.Words;
        _links = shared._links;
        _rendered = shared._rendered;
        _repeats = shared._repeats;
        Rule = rule;
    }

    public LintInput Input { get; }

    public PolicySet Policies { get; }

    public IReadOnlyList<LintField> Fields { get; }

    /// <summary>Every link that <c>links.yaml</c> knows, in every field and in what the networks would carry, one per place.</summary>
    public IReadOnlyList<FieldLink> Links => _links.Value;

    /// <summary>Numbers that have the shape of somebody's private number, in every field.</summary>
    internal PostNumbers Numbers { get; }

    /// <summary>Where the words stand, in every field.</summary>
    internal PostWords Words { get; }

    /// <summary>The school's other posts that say the same, or nearly so.</summary>
    public IReadOnlyList<RepeatedPost> Repeats => _repeats.Value;

    /// <summary>The numbers of publishing that hold for this post.</summary>
    public PublishingLimits Limits => Policies.Publishing;

    /// <summary>The post as the networks would carry it.</summary>
    public RenderedPost Rendered => _rendered.Value;

    /// <summary>The data of the rule that is being asked.</summary>
    public RuleDefinition Rule { get; } = null!;

    internal LintContext For(RuleDefinition rule) => new(this, rule);

    /// <summary>The kinds of channel in which the field is read and which the rule looks at.</summary>
    public IReadOnlyList<ChannelKind> KindsOf(LintField field) => [.. field.Kinds.Where(Rule.Channels.Contains)];

    /// <summary>Builds a finding from the rule's wording.</summary>
    /// <param name="wording">Key in the rule's file.</param>
    public Finding Finding(string wording, string field, IReadOnlyList<ChannelKind> kinds, TextSpan? span, string? excerpt, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var words = Rule.Wording(wording);
        var places = new Dictionary<string, string> { ["excerpt"] = excerpt ?? "" };
        foreach (var (name, value) in values) places[name] = value;
        return new Finding
        {
            RuleId = Rule.Id,
            Severity = words.Severity ?? Rule.Severity,
            Message = words.Message.Format(places),
            Remedy = words.Remedy.Format(places),
            Field = field,
            ChannelKinds = kinds,
            Span = span,
            Excerpt = excerpt,
        };
    }
}
