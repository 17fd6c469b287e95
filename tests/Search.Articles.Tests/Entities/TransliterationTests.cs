using Search.Articles.Entities;

namespace Search.Articles.Tests.Entities;

public sealed class TransliterationTests
{
    [Theory]
    [InlineData("Wolodymyr Selenskyj", "Volodymyr Zelensky")]
    [InlineData("Wolodymyr Selenskyj", "Wladimir Selenski")]
    [InlineData("Sergej Lawrow", "Sergey Lavrov")]
    [InlineData("Sergej Schoigu", "Sergei Shoigu")]
    [InlineData("Viktor Janukowitsch", "Viktor Yanukovych")]
    [InlineData("Viktor Juschtschenko", "Victor Yushchenko")]
    [InlineData("Boris Jelzin", "Boris Yeltsin")]
    [InlineData("Michail Gorbatschow", "Mikhail Gorbachev")]
    [InlineData("Dmitri Medwedew", "Dmitry Medwedjew")]
    [InlineData("Slobodan Milošević", "Slobodan Miloschewitsch")]
    [InlineData("Georgi Schukow", "Georgy Zhukov")]
    [InlineData("Baschar al-Assad", "Bashar Asad")]
    [InlineData("Recep Erdoğan", "Recep Erdogan")]
    public void Spellings_of_one_name_agree(string one, string other) => Assert.Equal(SpokenName.Key(one), SpokenName.Key(other));

    [Theory]
    [InlineData("Thomas Maier", "Thomas Mayer")]
    [InlineData("Thomas Meier", "Thomas Meyer")]
    [InlineData("Renate Schmidt", "Renate Schmitt")]
    [InlineData("Christian Wolf", "Christian Wolff")]
    [InlineData("Martin Schulz", "Martin Schultz")]
    [InlineData("Peter Heinz", "Peter Heins")]
    [InlineData("Iwan Petrow", "Igor Petrow")]
    [InlineData("Raissa Gorbatschowa", "Michail Gorbatschow")]
    public void Names_of_two_people_stay_apart(string one, string other) => Assert.NotEqual(SpokenName.Key(one), SpokenName.Key(other));

    [Theory]
    [InlineData("Dr. Angela Merkel", true, "merkel")]
    [InlineData("Dr. Merkel", false, "merkel")]
    [InlineData("von der Leyen", false, "leyen")]
    [InlineData("Ursula von der Leyen", true, "leyen")]
    [InlineData("Abdel Fattah al-Sisi", true, "sisi")]
    [InlineData("Al-Sisi", false, "sisi")]
    [InlineData("Benedikt XVI.", true, "benedikt xvi.")]
    [InlineData("Johannes Paul II.", true, "paul ii.")]
    [InlineData("Merkel", false, "merkel")]
    [InlineData("", false, "")]
    public void A_name_is_taken_apart(string name, bool full, string last)
    {
        PersonName parsed = PersonName.Parse(name);
        Assert.Equal((full, last), (parsed.IsFull, parsed.Last));
    }
}
