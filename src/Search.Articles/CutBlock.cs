namespace Search.Articles;

/// <summary>A piece of the source that is no content of the article.</summary>
/// <param name="Reason">Stable word for why: <c>read-also</c>, <c>video-teaser</c>, <c>comment-form</c>, <c>player</c>, <c>navigation</c>, ...</param>
/// <param name="Text">What was cut.</param>
public sealed record CutBlock(string Reason, string Text);
