using Imdi.Shared;

namespace Imdi.Web.Pages.Desk;

/// <param name="State">parked, waiting or sent.</param>
/// <param name="Next">The address of the page after this; null at the end.</param>
public sealed record MessagesModel(DeskAccess Access, string State, IReadOnlyList<MessageRowModel> Messages, string? Next, IReadOnlyList<FieldError> Errors);

/// <param name="Since">When it is due, was sent or was given up.</param>
public sealed record MessageRowModel(string Key, string Template, string? To, Language Language, int Attempts, DateTimeOffset Since, string? Reason);
