using System.Text.Unicode;

namespace Imdi.Functions.Proposals;

/// <summary>Text that people wrote: UTF-8 to its end, and no control characters but tab and the ends of lines and pages.</summary>
internal static class TextContent
{
    public static bool Is(Stream content)
    {
        content.Position = 0;
        byte[] bytes = new byte[64 * 1024];
        char[] letters = new char[bytes.Length];
        for (int kept = 0, read; (read = content.Read(bytes, kept, bytes.Length - kept)) > 0;)
        {
            var part = bytes.AsSpan(0, kept + read);
            var status = Utf8.ToUtf16(part, letters, out int used, out int written, replaceInvalidSequences: false, isFinalBlock: content.Position == content.Length);
            if (status is not (System.Buffers.OperationStatus.Done or System.Buffers.OperationStatus.NeedMoreData)) return false;
            foreach (char letter in letters.AsSpan(0, written))
            {
                if (char.IsControl(letter) && letter is not ('\t' or '\n' or '\r' or '\f')) return false;
            }

            part[used..].CopyTo(bytes);
            kept = part.Length - used;
        }

        return true;
    }
}
