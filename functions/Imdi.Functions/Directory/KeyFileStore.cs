using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Imdi.Functions.Storage;

namespace Imdi.Functions.Directory;

/// <summary>The keys that seal cookies, a blob each, for all instances. The framework reads and writes them without waiting, hence no async.</summary>
internal sealed class KeyFileStore(StorageClients storage)
{
    private BlobContainerClient Container => storage.Container(StorageNames.Keys);

    public IReadOnlyCollection<XElement> ReadAll()
    {
        try
        {
            return [.. Container.GetBlobs().Select(blob => XElement.Load(Container.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToStream()))];
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // The container is made at the first start; until then there is no key.
            return [];
        }
    }

    public void Add(XElement key, string name)
    {
        Container.CreateIfNotExists();
        Container.GetBlobClient($"{name}.xml").Upload(BinaryData.FromString(key.ToString(SaveOptions.DisableFormatting)), overwrite: false);
    }
}
