using System.Globalization;
using System.Reflection;

namespace Search.Lucene.Analysis.Unicode;

/// <summary>
/// A value for every code point, in pages of 256 of which the untouched ones share one page of defaults.
/// Read from an embedded text of lines <c>first[..last[/step]] value</c>, code points in hexadecimal.
/// </summary>
internal sealed class CodePointTable<T>
    where T : unmanaged
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;
    private const int CodePoints = 0x110000;

    private readonly int[] _pages = new int[CodePoints >> PageBits];
    private T[] _values = new T[2 * PageSize];
    private int _pagesUsed = 2;

    private CodePointTable() => _pages[0] = PageSize;

    /// <summary>The values of U+0000..U+00FF, for fast ways that need no page lookup.</summary>
    internal ReadOnlySpan<T> Latin1 => _values.AsSpan(PageSize, PageSize);

    internal T this[int codePoint] => _values[_pages[codePoint >> PageBits] + (codePoint & (PageSize - 1))];

    internal static CodePointTable<T> Read(string resource, Func<string, T> parse)
    {
        var table = new CodePointTable<T>();
        Assembly assembly = typeof(CodePointTable<>).Assembly;
        using Stream stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            table.Add(line, parse);
        }

        return table;
    }

    private void Add(string line, Func<string, T> parse)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        ReadOnlySpan<char> range = line.AsSpan(0, space);
        T value = parse(line[(space + 1)..]);
        int step = 1;
        int slash = range.IndexOf('/');
        if (slash >= 0)
        {
            step = int.Parse(range[(slash + 1)..], CultureInfo.InvariantCulture);
            range = range[..slash];
        }

        int dots = range.IndexOf("..", StringComparison.Ordinal);
        int first = int.Parse(dots < 0 ? range : range[..dots], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        int last = dots < 0 ? first : int.Parse(range[(dots + 2)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        for (int codePoint = first; codePoint <= last; codePoint += step)
        {
            Slot(codePoint) = value;
        }
    }

    private ref T Slot(int codePoint)
    {
        ref int page = ref _pages[codePoint >> PageBits];
        if (page == 0)
        {
            page = _pagesUsed++ * PageSize;
            if (page == _values.Length)
            {
                Array.Resize(ref _values, _values.Length * 2);
            }
        }

        return ref _values[page + (codePoint & (PageSize - 1))];
    }
}
