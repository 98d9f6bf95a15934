namespace Imdi.Functions.Directory;

/// <summary>What a focal point answers for: the projects that a country endorses, and the subjects of the paper's three components.</summary>
public enum FocalTopic { Projects, LabourMarket, Regulation, Development, Dialogue }
