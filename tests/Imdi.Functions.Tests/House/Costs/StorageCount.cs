namespace Imdi.Functions.Tests.House.Costs;

/// <summary>Transactions as they are billed: those of tables, of blobs that read, and of blobs that write, list or create. A deletion is free.</summary>
internal readonly record struct StorageCount(int Tables, int BlobReads, int BlobWrites)
{
    public static StorageCount operator +(StorageCount one, StorageCount other) => new(one.Tables + other.Tables, one.BlobReads + other.BlobReads, one.BlobWrites + other.BlobWrites);

    public static StorageCount operator *(StorageCount one, int times) => new(one.Tables * times, one.BlobReads * times, one.BlobWrites * times);

    public bool IsWithin(StorageCount stated) => Tables <= stated.Tables && BlobReads <= stated.BlobReads && BlobWrites <= stated.BlobWrites;
}
