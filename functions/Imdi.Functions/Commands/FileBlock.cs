using System.Globalization;
using System.Text;

namespace Imdi.Functions.Commands;

/// <summary>A piece of a file. Its id says its size too, so that pieces of another size are never taken for it.</summary>
internal sealed record FileBlock(string Id, long Offset, int Bytes)
{
    public static IReadOnlyList<FileBlock> Of(long length, int blockBytes)
    {
        List<FileBlock> blocks = [];
        for (long offset = 0; offset < length; offset += blockBytes)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{blockBytes:D8}-{blocks.Count:D6}");
            blocks.Add(new(Convert.ToBase64String(Encoding.ASCII.GetBytes(name)), offset, (int)Math.Min(blockBytes, length - offset)));
        }

        return blocks;
    }
}
