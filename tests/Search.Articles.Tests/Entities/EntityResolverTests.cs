using Search.Articles.Entities;

namespace Search.Articles.Tests.Entities;

public sealed class EntityResolverTests
{
    private static readonly GermanMentionExtractor Extractor = new();

    [Fact]
    public void AllFormsOfANameAreOnePersonWithAStableId()
    {
        Resolution resolution = Resolve([], "Präsident Wolodar Brakul sprach. Brakuls Rede war kurz.", "Präsident Brakul schwieg.", "Das Treffen mit Wolodar Brakul fiel aus. Brakul sagte ab.");
        Entity person = Assert.Single(Persons(resolution));
        Assert.Equal(("p-wolodar-brakul", "Wolodar Brakul", 3), (person.Id, person.Label, person.ArticleCount));
        Assert.Superset(new HashSet<string> { "Brakul", "Brakuls", "Wolodar Brakul" }, person.Forms.ToHashSet());
    }

    [Fact]
    public void TwoPersonsOfOneSurnameStayTwo()
    {
        Resolution resolution = Resolve(
            [], "Ministerin Petra Zorndahl sprach. Zorndahl sagte, es gehe voran.", "Trainer Uwe Zorndahl schwieg. Zorndahl ging.", "Kanzlerin Zorndahl fehlte.");
        Assert.Equal(["Petra Zorndahl 1", "Uwe Zorndahl 1", "Zorndahl 1"], Persons(resolution).Select(person => $"{person.Label} {person.ArticleCount}").Order());
        Assert.Equal([["p-petra-zorndahl"], ["p-uwe-zorndahl"], ["p-zorndahl"]], resolution.ByArticle);
    }

    [Fact]
    public void ASurnameAloneGoesToTheClearlyDominantBearer()
    {
        string[] articles = [.. Enumerable.Range(0, 6).Select(i => $"Ministerin Petra Zorndahl sprach zum {i}. Mal."), "Trainer Uwe Zorndahl schwieg.", "Ministerin Zorndahl fehlte."];
        Assert.Equal("p-petra-zorndahl", Assert.Single(Resolve([], articles).ByArticle[^1]));
    }

    [Fact]
    public void ADoubtfulNameWithoutSupportIsDroppedAndWithSupportCounts()
    {
        const string doubtful = "Abends sagte Fendrikus nichts dazu. Fendrikus betonte das.";
        Assert.Empty(Persons(Resolve([], doubtful)));
        Resolution supported = Resolve([], doubtful, "Senator Emil Fendrikus kam.", "Senator Emil Fendrikus ging.");
        Assert.Equal("Emil Fendrikus 3", Assert.Single(Persons(supported).Select(person => $"{person.Label} {person.ArticleCount}")));
    }

    [Theory]
    [InlineData("Seiler reiste ab.", true)]
    [InlineData("Seiler sprach mit Bürgern.", true)]
    [InlineData("„Das genügt“, sagte Seiler.", true)]
    [InlineData("Der Plan sei gut, so Seiler.", true)]
    [InlineData("Seilers Sprecher schwieg.", true)]
    [InlineData("Ein Seiler dreht Taue.", false)]
    [InlineData("Der alte Seiler reiste ab.", false)]
    [InlineData("Seiler drehen Taue.", false)]
    [InlineData("Seiler sagten, die Taue hielten.", false)]
    [InlineData("Das Handwerk der Seiler stirbt aus.", false)]
    public void ASurnameThatIsANounJoinsItsBearerWhereItStandsAsAName(string body, bool joins)
    {
        Resolution resolution = Resolve([], "Die Ministerin Anna Seiler besuchte Kiel.", body);
        Assert.Equal(joins ? ["p-anna-seiler"] : [], resolution.ByArticle[1]);
        Assert.Empty(Resolve([], body).ByArticle[0]);
    }

    [Fact]
    public void ATownThatIsANounIsSettledByAnotherArticle()
    {
        const string doubtful = "Kiel wählt am Sonntag einen neuen Rat.";
        Assert.Empty(Resolve([], doubtful).ByArticle[0]);
        Assert.Equal(["l-kiel"], Resolve([], doubtful, "In Kiel brannte ein Haus.").ByArticle[0]);
    }

    [Fact]
    public void FamilyNamesMayComeFirst()
    {
        Resolution resolution = Resolve([], "Staatschef Xu Tamlin reiste ab. Xu sagte wenig. Mit Xu reisten viele.", "Staatschef Xu Tamlin kam an. Xu lobte das.", "Staatschef Xu schwieg.");
        Assert.Equal("Xu Tamlin 3", Assert.Single(Persons(resolution).Select(person => $"{person.Label} {person.ArticleCount}")));
    }

    [Fact]
    public void SpellingsOfAFirstNameMerge()
    {
        Resolution resolution = Resolve([], "Präsident Wladimir Brakul kam.", "Präsident Vladimir Brakul ging.", "Präsident Wladimir Brakul blieb.");
        Assert.Equal("Wladimir Brakul 3", Assert.Single(Persons(resolution).Select(person => $"{person.Label} {person.ArticleCount}")));
    }

    [Theory]
    [InlineData("Präsident Wolodymyr Selenskyj kam.", "Präsident Volodymyr Zelensky ging. Zelensky schwieg.", "Präsident Selenski blieb.")]
    [InlineData("Präsident Viktor Janukowitsch kam.", "Präsident Viktor Yanukovych ging.", "Präsident Janukowytsch blieb.")]
    [InlineData("Präsident Kim Jong Un kam.", "Präsident Kim Jong-un ging.", "Präsident Kim Jong-Un blieb.")]
    [InlineData("Präsident Abdel Fattah al-Sisi kam.", "Präsident Abdel Fattah as-Sisi ging.", "Präsident Al-Sisi blieb.")]
    public void TransliterationsMerge(params string[] articles)
    {
        Resolution resolution = Resolve([], articles);
        Entity person = Assert.Single(Persons(resolution));
        Assert.Equal(3, person.ArticleCount);
    }

    [Theory]
    [InlineData("Ministerin Renate Schmidt kam.", "Ministerin Renate Schmitt ging.")]
    [InlineData("Minister Thomas Maier kam.", "Minister Thomas Mayer ging.")]
    [InlineData("Minister Christian Wolf kam.", "Minister Christian Wolff ging.")]
    public void SurnamesThatResembleEachOtherStayTwo(params string[] articles) => Assert.Equal(2, Persons(Resolve([], articles)).Count());

    [Fact]
    public void PlacesCarryCountryCoordinatesAndTheirOtherNames()
    {
        Resolution resolution = Resolve([], "Der Minister reiste nach Kyjiw.", "Der Minister reiste nach Kiew.");
        Entity place = Assert.Single(resolution.Entities, entity => entity.Kind == EntityKind.Place);
        Assert.Equal(("l-kiew", "Kiew", "UA", 2), (place.Id, place.Label, place.Country, place.ArticleCount));
        Assert.InRange(place.Latitude!.Value, 50, 51);
        Assert.InRange(place.Longitude!.Value, 30, 31);
        Assert.Contains("Kyiv", place.OtherNames);
        Assert.Equal([1, 1], place.FormCounts);
    }

    [Fact]
    public void ANameThatEndsInSKeepsIt()
    {
        Resolution resolution = Resolve([], "Manager Thomas Derks kam. Derks blieb.", "Thomas Derks Vertrag läuft aus.");
        Assert.Equal("Thomas Derks 2", Assert.Single(Persons(resolution).Select(person => $"{person.Label} {person.ArticleCount}")));
    }

    [Theory]
    [InlineData("Sängerin Wiebke Carstens kam. Carstens blieb.", "Wiebke Carstens")]
    [InlineData("Sängerin Wiebke Carsten kam. Carstens Auftritt war kurz.", "Wiebke Carsten")]
    public void AnSThatNeverFallsIsPartOfTheName(string body, string label) => Assert.Equal(label, Assert.Single(Persons(Resolve([], body))).Label);

    [Fact]
    public void TheResultDoesNotDependOnTheOrderOfArticles()
    {
        string[] articles =
        [
            "Präsident Wolodar Brakul sprach in Kiew. Brakul lobte Anna Quendel.", "Präsident Brakul schwieg.", "Trainerin Anna Quendel sagte in Essen ab.", "Quendel sagte nichts.",
            "Minister Uwe Quendel reiste nach Oslo.", "Staatschef Xu Tamlin traf Brakul. Xu sagte wenig.",
        ];
        Resolution forward = Resolve([], articles);
        Resolution backward = Resolve([], [.. articles.Reverse()]);
        Assert.Equal(forward.Entities.Select(Text), backward.Entities.Select(Text));
        Assert.Equal(forward.ByArticle, backward.ByArticle.Reverse());
    }

    [Fact]
    public void TheResultDoesNotDependOnWhichArticlesShareAMention()
    {
        string[] bodies = ["Präsident Wolodar Brakul sprach in Kiel. Brakuls Rede war kurz.", "Am Montag schwieg Brakul in Essen.", "Senatorin Ilka Wendrath kam aus Köln nach Essen."];
        ArticleMentions[] apart = [.. bodies.Concat(bodies).Select((body, i) => Extractor.Extract(Write.Article($"{i}", body)))];
        var pool = new Dictionary<Mention, Mention>();
        ArticleMentions[] shared = [.. apart.Select(article => article with { Mentions = [.. article.Mentions.Select(mention => pool.TryAdd(mention, mention) ? mention : pool[mention])] })];
        Assert.NotSame(apart[0].Mentions[0], apart[bodies.Length].Mentions[0]);
        Assert.Same(shared[0].Mentions[0], shared[bodies.Length].Mentions[0]);

        Resolution one = new EntityResolver().Resolve(apart, [], CancellationToken.None);
        Resolution other = new EntityResolver().Resolve(shared, [], CancellationToken.None);
        Assert.NotEmpty(one.Entities);
        Assert.Equal(one.Entities.Select(Describe), other.Entities.Select(Describe));
        Assert.Equal(one.ByArticle, other.ByArticle);

        static string Describe(Entity entity) => $"{entity.Id} {entity.Label} {entity.ArticleCount} {string.Join('|', entity.Forms)} {string.Join('|', entity.FormCounts)} {string.Join('|', entity.OtherNames)}";
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void ADoubtfulNameThatMostlyIsAnOrganisationJoinsNobody(int organisations, bool joins)
    {
        var full = new Mention(EntityKind.Person, "Stefan Reuter", "Stefan Reuter", 1, 0.9f, MentionEvidence.FirstName | MentionEvidence.Verb);
        var single = new Mention(EntityKind.Person, "Reuters", "Reuter", 1, 0.45f, MentionEvidence.Verb);
        var agency = new Mention(EntityKind.Organisation, "Reuters", "Reuters", 1, 0.9f);
        ArticleMentions[] corpus =
        [
            new("a", [full]), new("b", [full]), new("c", [single]),
            .. Enumerable.Range(0, organisations).Select(i => new ArticleMentions($"o{i}", [agency])),
        ];
        Resolution resolution = new EntityResolver().Resolve(corpus, [], TestContext.Current.CancellationToken);
        Assert.Equal(joins ? ["p-stefan-reuter"] : [], resolution.ByArticle[2]);
    }

    [Fact]
    public void IdsStayAcrossGenerations()
    {
        Resolution first = Resolve([], "Präsident Brakul schwieg.", "Ministerin Petra Zorndahl sprach in Peking.");
        Entity[] renamed = [.. first.Entities.Select(entity => entity.Id == "p-petra-zorndahl" ? entity with { Id = "p-old" } : entity)];
        Resolution second = Resolve(renamed, "Präsident Wolodar Brakul schwieg.", "Ministerin Petra Zorndahl sprach in Peking.", "Petra Zorndahls Rede war lang.");
        Assert.Contains(second.Entities, entity => entity is { Id: "p-old", Label: "Petra Zorndahl", ArticleCount: 2 });
        Assert.Contains(second.Entities, entity => entity.Id == "l-peking");
    }

    [Fact]
    public void AnIdNeverPassesToSomebodyElse()
    {
        Entity[] previous = [new("p-lena-wirth", EntityKind.Person, "Lena Wirth-Krause", ["Lena Wirth-Krause"], 7)];
        Resolution resolution = Resolve(previous, "Senatorin Lena Wirth kam.");
        Assert.Equal("p-lena-wirth-2", Assert.Single(Persons(resolution)).Id);
    }

    [Fact]
    public void TheMostProminentComesFirst()
    {
        Resolution resolution = Resolve([], "Anna Quendel traf Minister Uwe Ostholt. Ostholt sagte zu. Ostholt reiste ab, Ostholt kam an.");
        Assert.Equal(["p-uwe-ostholt", "p-anna-quendel"], resolution.ByArticle[0]);
    }

    [Fact]
    public void NothingYieldsNothing()
    {
        Resolution resolution = new EntityResolver().Resolve([new ArticleMentions("a", [])], [], TestContext.Current.CancellationToken);
        Assert.Empty(resolution.Entities);
        Assert.Empty(Assert.Single(resolution.ByArticle));
    }

    private static IEnumerable<Entity> Persons(Resolution resolution) => resolution.Entities.Where(entity => entity.Kind == EntityKind.Person);

    private static string Text(Entity entity) => $"{entity.Id} {entity.Label} {entity.ArticleCount} {string.Join('|', entity.Forms)}";

    private static Resolution Resolve(Entity[] previous, params string[] bodies) => new EntityResolver().Resolve(
        [.. bodies.Select((body, i) => Extractor.Extract(Write.Article("a" + i, body)))], previous, TestContext.Current.CancellationToken);
}
