namespace Search.German.Tests;

/// <summary>One token as the tests compare it.</summary>
internal readonly record struct TokenRow(string Term, int Increment, int Start, int End);
