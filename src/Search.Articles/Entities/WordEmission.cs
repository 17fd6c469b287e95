using System.Runtime.CompilerServices;
using Search.Articles.Recognition;

namespace Search.Articles.Entities;

/// <summary>Scores of labels as <see cref="NameModel.Emit"/> writes them.</summary>
[InlineArray(NameFeatures.Offsets * NameLabels.Count)]
internal struct WordEmission
{
    private float _first;
}
