using Search.Articles.Entities;
using Search.Articles.Entities.Aliasing;

namespace Search.Articles.Tests.Entities;

/// <summary>A user's corrections win over what the resolver found.</summary>
public sealed class AliasTests
{
    private static readonly GermanMentionExtractor Extractor = new();

    private static readonly string[] Bodies =
    [
        "Ministerin Petra Zorndahl sprach in Kiel. Zorndahl sagte, es gehe voran.",
        "Trainer Uwe Ostholt schwieg. Ostholt ging nach Rostock.",
        "Präsident Wolodar Brakul kam. Brakul lobte Petra Zorndahl.",
    ];

    [Fact]
    public void Merged_entities_are_one_under_the_targets_name_and_id()
    {
        Resolution resolution = Resolve("merge\tperson\tUwe Ostholt\tPetra Zorndahl");
        Assert.Equal(["p-petra-zorndahl Petra Zorndahl 3", "p-wolodar-brakul Wolodar Brakul 1"], Persons(resolution));
        Entity merged = resolution.Entities.Single(entity => entity.Id == "p-petra-zorndahl");
        Assert.Contains("Uwe Ostholt", merged.Forms);
        Assert.Contains("Uwe Ostholt", merged.OtherNames);
        Assert.Contains("p-petra-zorndahl", resolution.ByArticle[1]);
    }

    [Fact]
    public void A_renamed_entity_keeps_its_id_and_its_old_name_finds_it()
    {
        Resolution before = Resolve();
        Resolution after = Resolve(before.Entities, Bodies, "rename\tperson\tPetra Zorndahl\tPetra Zorndahl-Ehm");
        Entity renamed = after.Entities.Single(entity => entity.Id == "p-petra-zorndahl");
        Assert.Equal(("Petra Zorndahl-Ehm", 2), (renamed.Label, renamed.ArticleCount));
        Assert.Contains("Petra Zorndahl", renamed.OtherNames);
        Resolution again = Resolve(after.Entities, Bodies, "rename\tperson\tPetra Zorndahl\tPetra Zorndahl-Ehm");
        Assert.Equal(Persons(after), Persons(again));
        Assert.Equal(Persons(before), Persons(Resolve(again.Entities, Bodies)));
    }

    [Fact]
    public void A_suppressed_entity_is_gone_and_what_it_named_is_left_alone()
    {
        Resolution resolution = Resolve("suppress\tperson\tuwe ostholt", "suppress\tplace\tKiel");
        Assert.Equal(["p-petra-zorndahl Petra Zorndahl 2", "p-wolodar-brakul Wolodar Brakul 1"], Persons(resolution));
        Assert.DoesNotContain(resolution.Entities, entity => entity.Label == "Kiel");
        Assert.Contains(resolution.Entities, entity => entity.Label == "Rostock");
    }

    [Fact]
    public void A_form_that_went_to_the_wrong_person_is_split_off()
    {
        string[] bodies = [.. Enumerable.Range(0, 4).Select(i => $"Ministerin Petra Zorndahl sprach zum {i}. Mal."), "Kanzlerin Zorndahl fehlte in Kiel."];
        Assert.Equal(["p-petra-zorndahl Petra Zorndahl 5"], Persons(Resolve([], bodies)));
        Assert.Equal(
            ["p-heike-zorndahl Heike Zorndahl 1", "p-petra-zorndahl Petra Zorndahl 4"],
            Persons(Resolve([], bodies, "split\tperson\tZorndahl\tHeike Zorndahl")));
    }

    [Theory]
    [InlineData("with=Rostock")]
    [InlineData("articles=a1")]
    public void Two_people_of_one_name_are_told_apart_by_their_articles(string where)
    {
        string[] bodies = ["Ministerin Petra Zorndahl sprach in Kiel. Zorndahl ging.", "Trainerin Petra Zorndahl kam nach Rostock. Zorndahl schwieg.", "Petra Zorndahl sagte zu."];
        Resolution resolution = Resolve([], bodies, $"split\tperson\tPetra Zorndahl\tPetra Zorndahl (Trainerin)\t{where}");
        Assert.Equal(["p-petra-zorndahl Petra Zorndahl 2", "p-petra-zorndahl-trainerin Petra Zorndahl (Trainerin) 1"], Persons(resolution));
        Assert.Contains("p-petra-zorndahl-trainerin", resolution.ByArticle[1]);
    }

    [Fact]
    public void Rules_hold_from_top_to_bottom_and_those_about_nobody_are_told()
    {
        Resolution resolution = Resolve("merge\tperson\tUwe Ostholt\tWolodar Brakul", "rename\tperson\tWolodar Brakul\tW. Brakul-Ostholt", "suppress\tperson\tNiemand Hier");
        Assert.Equal(["p-petra-zorndahl Petra Zorndahl 2", "p-wolodar-brakul W. Brakul-Ostholt 2"], Persons(resolution));
        Assert.Equal(3, Assert.Single(resolution.UnusedAliases).Line);
    }

    [Fact]
    public void Two_entities_renamed_to_one_name_become_one()
    {
        Resolution resolution = Resolve("rename\tperson\tUwe Ostholt\tPetra Zorndahl");
        Assert.Equal(["p-petra-zorndahl Petra Zorndahl 3", "p-wolodar-brakul Wolodar Brakul 1"], Persons(resolution));
    }

    [Fact]
    public void A_renamed_place_keeps_its_country_and_coordinates()
    {
        Resolution resolution = Resolve([], ["Der Präsident reiste nach Peking."], "rename\tplace\tPeking\tBeijing");
        Entity place = resolution.Entities.Single(entity => entity.Kind == EntityKind.Place);
        Assert.Equal(("Beijing", "CN"), (place.Label, place.Country));
        Assert.InRange(place.Latitude!.Value, 39, 41);
        Assert.InRange(place.Longitude!.Value, 116, 117);
        Assert.Contains("Peking", place.OtherNames);
    }

    [Theory]
    [InlineData("dance\tperson\tA\tB", "action")]
    [InlineData("merge\tdog\tA\tB", "kind")]
    [InlineData("merge\tperson\tA", "target")]
    [InlineData("rename\tperson\tA", "target")]
    [InlineData("merge\tperson\tA\tA", "same")]
    [InlineData("suppress\tperson\tA\tB", "target")]
    [InlineData("suppress person A", "cells")]
    [InlineData("merge\tperson\tA\tB\tC\tD", "cells")]
    [InlineData("merge\tperson\tA\tB\tsomewhere", "where")]
    [InlineData("split\tperson\tA\tB\twith=", "where")]
    [InlineData("rename\tperson\tA\tB\twith=C", "rename")]
    [InlineData("merge\tperson\t\tB", "characters")]
    public void A_line_that_cannot_be_understood_is_named_with_its_reason(string line, string reason)
    {
        AliasRules rules = AliasReader.Read(["# head", "", line, "suppress\tplace\tKreml"], "aliases.tsv");
        Assert.Equal("Kreml", Assert.Single(rules.Rules).Name);
        Assert.Equal(("aliases.tsv", 3, "bad-alias"), (Assert.Single(rules.Faults).File, rules.Faults[0].Line, rules.Faults[0].Code));
        Assert.Contains(reason, rules.Faults[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_contradicts_another_is_named()
    {
        AliasRules rules = AliasReader.Read(["action\tkind\tname\ttarget\twhere", "merge\tperson\tA\tB", "suppress\tperson\ta", "suppress\tplace\tA"], "f");
        Assert.Equal([2, 4], rules.Rules.Select(rule => rule.Line));
        Assert.Equal(3, Assert.Single(rules.Faults).Line);
        Assert.Contains("Line 2", rules.Faults[0].Reason, StringComparison.Ordinal);
    }

    private static string[] Persons(Resolution resolution) =>
        [.. resolution.Entities.Where(entity => entity.Kind == EntityKind.Person).Select(entity => $"{entity.Id} {entity.Label} {entity.ArticleCount}").Order(StringComparer.Ordinal)];

    private static Resolution Resolve(params string[] lines) => Resolve([], Bodies, lines);

    private static Resolution Resolve(IReadOnlyList<Entity> previous, string[] bodies, params string[] lines)
    {
        AliasRules rules = AliasReader.Read(lines, "aliases.tsv");
        Assert.Empty(rules.Faults);
        return new EntityResolver().Resolve([.. bodies.Select((body, i) => Extractor.Extract(Write.Article("a" + i, body)))], previous, rules.Rules, TestContext.Current.CancellationToken);
    }
}
