namespace Imdi.Functions.Storage;

/// <summary>Keeps the files asked for last, up to a number of bytes. Content never changes under its key, so nothing goes stale.</summary>
internal sealed class FileCache(long capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Pack, long Offset), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    public ReadOnlyMemory<byte>? Find(string pack, long offset)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((pack, offset), out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Content;
        }
    }

    public void Add(string pack, long offset, ReadOnlyMemory<byte> content)
    {
        lock (_lock)
        {
            if (content.Length > capacity || _entries.ContainsKey((pack, offset)))
            {
                return;
            }

            _entries[(pack, offset)] = _byUse.AddFirst(new Entry((pack, offset), content));
            _bytes += content.Length;
            while (_bytes > capacity && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _entries.Remove(oldest.Value.Key);
                _bytes -= oldest.Value.Content.Length;
            }
        }
    }

    private sealed record Entry((string Pack, long Offset) Key, ReadOnlyMemory<byte> Content);
}
