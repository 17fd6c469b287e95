namespace Search.Articles.Copies;

/// <summary>What two articles have in common that are no copies of each other.</summary>
/// <param name="People">People that both name.</param>
/// <param name="Places">Places that both name.</param>
/// <param name="Terms">Rare terms that tell one article apart and that the other has too.</param>
/// <param name="TermsAsked">How many such terms the one with fewer has.</param>
/// <param name="Days">Days between their publication.</param>
public sealed record StoryEvidence(int People, int Places, int Terms, int TermsAsked, double Days);
