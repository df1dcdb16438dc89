namespace ChannelScheduler.Core.Posts;

/// <summary>What an author has confirmed about children in a picture.</summary>
public enum PictureConsent
{
    /// <summary>Nobody has said anything.</summary>
    NotSaid,

    /// <summary>No child can be recognised in it.</summary>
    NoChildren,

    /// <summary>The school has the consent of the parents of every child in it.</summary>
    Given,
}
