namespace Imdi.Shared;

/// <summary>Which HTTP family a refusal belongs to; the one place that makes problem details maps it to a status.</summary>
public enum RefusalKind
{
    Malformed,        // 400
    Unauthenticated,  // 401
    Forbidden,        // 403
    NotFound,         // 404
    Conflict,         // 409
    Gone,             // 410
    Stale,            // 412
    TooLarge,         // 413
    Unsupported,      // 415
    Unprocessable,    // 422
    PreconditionMissing, // 428
    TooMany,          // 429
    Unavailable,      // 503
}

/// <summary>One field that is wrong: a JSON pointer, a stable kebab-case code, and what would be right.</summary>
public sealed record FieldError(string Pointer, string Code, string Detail);

/// <summary>An expected "no", with a stable kebab-case code and a sentence that says what would be right.</summary>
public sealed record Refusal(RefusalKind Kind, string Code, string Detail)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public static Refusal Malformed(string code, string detail, params FieldError[] errors) => Of(RefusalKind.Malformed, code, detail, errors);

    public static Refusal Unauthenticated(string code, string detail) => new(RefusalKind.Unauthenticated, code, detail);

    public static Refusal Forbidden(string code, string detail) => new(RefusalKind.Forbidden, code, detail);

    public static Refusal NotFound(string code, string detail, params FieldError[] errors) => Of(RefusalKind.NotFound, code, detail, errors);

    public static Refusal Conflict(string code, string detail) => new(RefusalKind.Conflict, code, detail);

    public static Refusal Gone(string code, string detail, params FieldError[] errors) => Of(RefusalKind.Gone, code, detail, errors);

    public static Refusal Stale(string code, string detail) => new(RefusalKind.Stale, code, detail);

    public static Refusal TooLarge(string code, string detail) => new(RefusalKind.TooLarge, code, detail);

    public static Refusal Unsupported(string code, string detail) => new(RefusalKind.Unsupported, code, detail);

    public static Refusal Unprocessable(string code, string detail, params FieldError[] errors) => Of(RefusalKind.Unprocessable, code, detail, errors);

    public static Refusal PreconditionMissing(string code, string detail) => new(RefusalKind.PreconditionMissing, code, detail);

    public static Refusal TooMany(string code, string detail) => new(RefusalKind.TooMany, code, detail);

    public static Refusal Unavailable(string code, string detail) => new(RefusalKind.Unavailable, code, detail);

    private static Refusal Of(RefusalKind kind, string code, string detail, FieldError[] errors) => new(kind, code, detail) { Errors = errors };
}
