namespace Search.Articles.Recognition;

/// <summary>The file of the recogniser's model is damaged, cut short or of another version.</summary>
public sealed class NameModelException(string message, Exception? inner = null) : Exception(message, inner);
