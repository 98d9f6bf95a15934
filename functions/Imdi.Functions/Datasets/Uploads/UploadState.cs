namespace Imdi.Functions.Datasets;

/// <summary>Where an upload stands. Those from received to kept, and publishing, are the checkpoints from which work goes on after a death.</summary>
public enum UploadState
{
    /// <summary>Blocks may come.</summary>
    Receiving,

    /// <summary>Complete and of the length that was declared; waits for a worker.</summary>
    Received,

    /// <summary>The server has a copy that no address for writing reaches.</summary>
    Copied,

    /// <summary>Kept under its hash; its rows are being checked.</summary>
    Kept,

    /// <summary>Checked and stored; the agency decides.</summary>
    AwaitingDecision,

    /// <summary>The agency has said so; the pointer is being set.</summary>
    Publishing,

    Published,

    /// <summary>The agency rejected all of it.</summary>
    Rejected,

    /// <summary>The file as a whole cannot be taken; the reason says why.</summary>
    Refused,

    /// <summary>Five attempts failed; the reason says at what. Completing it again starts anew from the last checkpoint.</summary>
    Parked,

    Cancelled,

    /// <summary>Not completed within a week.</summary>
    Expired,
}
