namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Classes of methods by the tokens that may call them.</summary>
internal enum VkMethodAccess
{
    /// <summary>Every token.</summary>
    Open,

    /// <summary>Public posts: persons and services; a community only by switch.</summary>
    WallRead,

    /// <summary>New posts and the comments switch: persons and communities.</summary>
    WallPost,

    /// <summary>Changing and deleting: persons; communities by switch.</summary>
    WallEdit,

    /// <summary>Pinning: persons only.</summary>
    WallManage,

    /// <summary>Upload of wall photos: persons only.</summary>
    WallPhoto,

    /// <summary>Statistics: persons only.</summary>
    Statistics,

    /// <summary>About a personal token.</summary>
    Person,

    /// <summary>About a community token.</summary>
    Community,
}
