using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Imdi.Functions.Directory;

/// <summary>Data protection's keys in storage: whatever one instance has sealed, every other can open, and a restart ends no session.</summary>
internal sealed class SharedKeys(KeyFileStore files) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => files.ReadAll();

    public void StoreElement(XElement element, string friendlyName) => files.Add(element, friendlyName);
}
