using System.Runtime.InteropServices;

namespace Search.Lucene.Searching;

/// <summary>Things of one kind that are lent and come back last lent first.</summary>
/// <param name="create">Makes one when none is left.</param>
internal sealed class Shelf<T>(Func<T> create)
    where T : class
{
    /// <summary>Things kept between searches.</summary>
    private const int Kept = 32;

    private readonly List<T> _things = [];

    /// <summary>Number of things lent.</summary>
    public int Used { get; private set; }

    public ReadOnlySpan<T> All => CollectionsMarshal.AsSpan(_things);

    public T Rent()
    {
        if (Used == _things.Count)
        {
            _things.Add(create());
        }

        return _things[Used++];
    }

    /// <summary>Takes back all but the first ones lent.</summary>
    public void ReleaseTo(int used) => Used = used;

    /// <summary>Forgets what is too much to be kept; nothing is lent.</summary>
    public void Trim()
    {
        if (_things.Count > Kept)
        {
            _things.RemoveRange(Kept, _things.Count - Kept);
        }
    }
}
