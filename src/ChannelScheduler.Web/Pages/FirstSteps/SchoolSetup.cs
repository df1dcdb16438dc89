namespace ChannelScheduler.Web.Pages.FirstSteps;

/// <summary>How far a school has come: read from what is there, so that a step can be left and come back to at any time.</summary>
public sealed record SchoolSetup
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Channels that posts can go to.</summary>
    public required int Channels { get; init; }

    /// <summary>Channels whose connection was begun and is not finished.</summary>
    public required int Connecting { get; init; }

    /// <summary>Somebody who signs in writes for this school.</summary>
    public required bool HasWriter { get; init; }

    /// <summary>Somebody who signs in approves for it.</summary>
    public required bool HasApprover { get; init; }

    public static readonly IReadOnlyList<SetupStep> Steps = Enum.GetValues<SetupStep>();

    public bool IsComplete => Steps.All(IsDone);

    public int DoneCount => Steps.Count(IsDone);

    /// <summary>The first step that is not done; null when all are.</summary>
    public SetupStep? Next => Steps.Where(step => !IsDone(step)).Select(step => (SetupStep?)step).FirstOrDefault();

    /// <summary>Where to go on.</summary>
    public string NextPath => Next is { } step ? PathOf(step) : $"/first-steps/{Id}/done";

    /// <summary>Place and hours have a good guess from the start: they are looked at, and never missing.</summary>
    public bool IsDone(SetupStep step) => step switch
    {
        SetupStep.Channels => Channels > 0,
        SetupStep.Writer => HasWriter,
        SetupStep.Approver => HasApprover,
        _ => true,
    };

    public string PathOf(SetupStep step) => step switch
    {
        SetupStep.School => $"/first-steps/{Id}/place",
        SetupStep.Channels => $"/first-steps/{Id}/channels",
        SetupStep.Writer => $"/first-steps/{Id}/people/writer",
        _ => $"/first-steps/{Id}/people/approver",
    };
}
