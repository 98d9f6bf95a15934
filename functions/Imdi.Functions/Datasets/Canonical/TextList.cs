using System.Text;

namespace Imdi.Functions.Datasets;

/// <summary>Texts one after another in UTF-8, as Arrow and Parquet hold them.</summary>
public sealed class TextList
{
    private int[] _ends = new int[64];
    private byte[] _utf8 = new byte[1024];

    public int Count { get; private set; }

    public int Length => Count == 0 ? 0 : _ends[Count - 1];

    public ReadOnlySpan<byte> this[int text] => _utf8.AsSpan(Start(text), _ends[text] - Start(text));

    /// <summary>Where each text ends.</summary>
    public Span<int> Ends => _ends.AsSpan(0, Count);

    public Span<byte> Utf8 => _utf8.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _utf8.AsMemory(0, Length);

    public void Clear() => Count = 0;

    public void Add(ReadOnlySpan<char> text)
    {
        int start = Length;
        Ensure(Count + 1, start + Encoding.UTF8.GetMaxByteCount(text.Length));
        _ends[Count++] = start + Encoding.UTF8.GetBytes(text, _utf8.AsSpan(start));
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        int start = Length;
        Ensure(Count + 1, start + text.Length);
        text.CopyTo(_utf8.AsSpan(start));
        _ends[Count++] = start + text.Length;
    }

    /// <summary>Makes room for what is to be read into <see cref="Ends"/> and then <see cref="Utf8"/>.</summary>
    public void Reset(int count, int length)
    {
        Ensure(count, length);
        Count = count;
        if (count > 0) _ends[count - 1] = length;
    }

    private int Start(int text) => text == 0 ? 0 : _ends[text - 1];

    private void Ensure(int count, int length)
    {
        if (count > _ends.Length) Array.Resize(ref _ends, Math.Max(count, _ends.Length * 2));
        if (length > _utf8.Length) Array.Resize(ref _utf8, Math.Max(length, _utf8.Length * 2));
    }
}
