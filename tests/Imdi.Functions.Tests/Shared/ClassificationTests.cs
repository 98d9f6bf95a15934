using Imdi.Shared;

namespace Imdi.Functions.Tests.Shared;

public sealed class ClassificationTests
{
    [Fact]
    public void ISCO_has_10_major_and_43_sub_major_groups_each_labelled_in_four_languages()
    {
        Assert.Equal([10, 43], OccupationCode.Labelled.GroupBy(code => code.Level).OrderBy(level => level.Key).Select(level => level.Count()));
        Assert.All(OccupationCode.Labelled, code => Assert.Equal(4, Language.All.Select(code.Label).Distinct().Count()));
    }

    [Theory]
    [InlineData("2", 1)]
    [InlineData("22", 2)]
    [InlineData("222", 3)]
    [InlineData("2221", 4)]
    [InlineData("0110", 4)]
    [InlineData(" 7112 ", 4)]
    public void An_occupation_is_accepted_by_its_structure(string text, int level) => Assert.Equal(level, OccupationCode.Parse(text).Level);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("27")]
    [InlineData("2721")]
    [InlineData("220")]
    [InlineData("22211")]
    [InlineData("2A")]
    [InlineData("٢")]
    public void A_code_outside_the_structure_is_no_occupation(string? text) => Assert.False(OccupationCode.TryParse(text, null, out _));

    [Fact]
    public void A_deeper_occupation_carries_the_label_of_its_sub_major_group()
    {
        var nurse = OccupationCode.Parse("2221");
        Assert.Equal("Health professionals", nurse.Label(Language.English));
        Assert.Equal("Spécialistes de la santé", nurse.Label(Language.French));
        Assert.Equal("Profesionales de la salud", nurse.Label(Language.Spanish));
        Assert.Equal("اختصاصيو الصحة", nurse.Label(Language.Arabic));
        Assert.Equal("2", nurse.Major.Code);
        Assert.True(OccupationCode.Parse("22").Contains(nurse) && !OccupationCode.Parse("23").Contains(nurse));
    }

    [Fact]
    public void ISIC_has_21_sections_and_88_divisions_each_labelled_in_four_languages()
    {
        Assert.Equal([21, 88], IndustryCode.Labelled.GroupBy(code => code.Level).OrderBy(level => level.Key).Select(level => level.Count()));
        Assert.Equal("ABCDEFGHIJKLMNOPQRSTU", string.Concat(IndustryCode.Labelled.Where(code => code.Level == 1)));
        Assert.All(IndustryCode.Labelled, code => Assert.All(Language.All, language => Assert.NotEmpty(code.Label(language))));
    }

    [Theory]
    [InlineData("f", "F", "F")]
    [InlineData("01", "01", "A")]
    [InlineData("A01", "01", "A")]
    [InlineData("A0111", "0111", "A")]
    [InlineData("120", "120", "C")]
    [InlineData("4100", "4100", "F")]
    [InlineData("99", "99", "U")]
    public void An_industry_knows_its_section(string text, string code, string section)
    {
        var industry = IndustryCode.Parse(text);
        Assert.Equal((code, section), (industry.Code, industry.Section.Code));
        Assert.True(industry.Section.Contains(industry));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("V")]
    [InlineData("1")]
    [InlineData("04")]
    [InlineData("B01")]
    [InlineData("01111")]
    [InlineData("AA")]
    public void A_code_outside_the_structure_is_no_industry(string? text) => Assert.False(IndustryCode.TryParse(text, null, out _));

    [Fact]
    public void A_deeper_industry_carries_the_label_of_its_division() =>
        Assert.Equal("Construction of buildings", IndustryCode.Parse("4100").Label(Language.English));

    [Fact]
    public void ISCED_has_nine_levels_in_order_each_labelled_in_four_languages()
    {
        Assert.Equal(9, EducationLevel.All.Count);
        Assert.True(EducationLevel.Parse("2") < EducationLevel.Parse("8"));
        Assert.All(EducationLevel.All, level => Assert.Equal(4, Language.All.Select(level.Label).Distinct().Count()));
        Assert.Equal("Niveau master ou équivalent", EducationLevel.Parse("7").Label(Language.French));
    }

    [Theory]
    [InlineData("9")]
    [InlineData("-1")]
    [InlineData("34")]
    [InlineData("")]
    [InlineData(null)]
    public void There_is_no_other_level_of_education(string? text) => Assert.False(EducationLevel.TryParse(text, null, out _));
}
