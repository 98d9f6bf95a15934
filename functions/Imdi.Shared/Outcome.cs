using System.Diagnostics.CodeAnalysis;

namespace Imdi.Shared;

/// <summary>What a rule answers: a value, or the refusal that says why not. Exceptions are for bugs and broken storage.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "Rules return the value or the refusal as it is.")]
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    internal Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsOk => Refusal is null;

    public T Value => IsOk ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}.");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public TResult Match<TResult>(Func<T, TResult> ok, Func<Refusal, TResult> refused) => IsOk ? ok(_value!) : refused(Refusal);

    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => IsOk ? next(_value!) : Refusal;
}

public static class Outcome
{
    /// <summary>For values whose type is an interface, which C# does not convert by itself.</summary>
    public static Outcome<T> Ok<T>(T value) => new(value, null);
}
