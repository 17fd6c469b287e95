using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Writing.Columns;

/// <summary>The values of a term table in order.</summary>
internal sealed class BufferedDictionary : IValueDictionary
{
    private readonly TermTable _table;
    private readonly int[] _sorted;

    public BufferedDictionary(TermTable table)
    {
        _table = table;
        _sorted = TermOrder.Sort(table);
        Ordinals = new int[_sorted.Length];
        for (int ordinal = 0; ordinal < _sorted.Length; ordinal++)
        {
            Ordinals[_sorted[ordinal]] = ordinal;
        }
    }

    /// <summary>By number in the table, the ordinal.</summary>
    public int[] Ordinals { get; }

    public int Count => _sorted.Length;

    public ReadOnlySpan<byte> Get(int ordinal, byte[] small) => _table.Bytes(_sorted[ordinal], small);
}
