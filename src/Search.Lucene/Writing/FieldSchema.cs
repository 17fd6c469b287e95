using Search.Lucene.Model;

namespace Search.Lucene.Writing;

/// <summary>
/// What the whole index has agreed on for each field: its number, and the options that may not change between documents.
/// Thread-safe.
/// </summary>
internal sealed class FieldSchema
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<int> _numbers = [];
    private int _nextNumber;

    /// <summary>Takes over the fields of an existing segment.</summary>
    public void Add(FieldInfos fields)
    {
        lock (_lock)
        {
            foreach (FieldInfo field in fields)
            {
                Entry entry = GetOrAdd(field.Name, field.Number);
                if (entry.IndexOptions == IndexOptions.None)
                {
                    entry.IndexOptions = field.IndexOptions;
                }

                if (entry.DocValuesType == DocValuesType.None)
                {
                    entry.DocValuesType = field.DocValuesType;
                }

                if (entry.Points == default)
                {
                    entry.Points = (field.PointDimensionCount, field.PointIndexDimensionCount, field.PointByteCount);
                }

                entry.IsSoftDeletes |= field.IsSoftDeletes;
            }
        }
    }

    /// <summary>Number of the field, the same in every segment that this engine writes.</summary>
    public int NumberOf(string field)
    {
        lock (_lock)
        {
            return GetOrAdd(field, -1).Number;
        }
    }

    /// <summary>Makes the field the one that marks softly deleted documents.</summary>
    public void MarkSoftDeletes(string field)
    {
        lock (_lock)
        {
            GetOrAdd(field, -1).IsSoftDeletes = true;
        }
    }

    /// <summary>Type of the field's column, <see cref="DocValuesType.None"/> when the index has none.</summary>
    public DocValuesType ColumnTypeOf(string field)
    {
        lock (_lock)
        {
            return _fields.TryGetValue(field, out Entry? entry) ? entry.DocValuesType : DocValuesType.None;
        }
    }

    public bool IsSoftDeletes(string field)
    {
        lock (_lock)
        {
            return _fields.TryGetValue(field, out Entry? entry) && entry.IsSoftDeletes;
        }
    }

    /// <exception cref="DocumentRefusedException">The index has the field with other postings.</exception>
    public void Require(string field, IndexOptions options)
    {
        lock (_lock)
        {
            Entry entry = GetOrAdd(field, -1);
            if (entry.IndexOptions == IndexOptions.None)
            {
                entry.IndexOptions = options;
            }
            else if (entry.IndexOptions != options)
            {
                throw new DocumentRefusedException(field, $"it is indexed as {entry.IndexOptions} and cannot become {options}");
            }
        }
    }

    /// <exception cref="DocumentRefusedException">The index has the field with another kind of column.</exception>
    public void Require(string field, DocValuesType type)
    {
        lock (_lock)
        {
            Entry entry = GetOrAdd(field, -1);
            if (entry.DocValuesType == DocValuesType.None)
            {
                entry.DocValuesType = type;
            }
            else if (entry.DocValuesType != type)
            {
                throw new DocumentRefusedException(field, $"its column is {entry.DocValuesType} and cannot become {type}");
            }
        }
    }

    /// <exception cref="DocumentRefusedException">The index has points of another shape in the field.</exception>
    public void RequirePoints(string field, int dimensions, int bytesPerDimension)
    {
        lock (_lock)
        {
            Entry entry = GetOrAdd(field, -1);
            (int, int, int) points = (dimensions, dimensions, bytesPerDimension);
            if (entry.Points == default)
            {
                entry.Points = points;
            }
            else if (entry.Points != points)
            {
                throw new DocumentRefusedException(
                    field,
                    $"its points have {entry.Points.Dimensions} dimensions of {entry.Points.Bytes} bytes and cannot become {dimensions} of {bytesPerDimension}");
            }
        }
    }

    private Entry GetOrAdd(string field, int preferredNumber)
    {
        if (_fields.TryGetValue(field, out Entry? entry))
        {
            return entry;
        }

        int number = preferredNumber;
        if (number < 0 || !_numbers.Add(number))
        {
            while (!_numbers.Add(_nextNumber))
            {
                _nextNumber++;
            }

            number = _nextNumber;
        }

        entry = new Entry(number);
        _fields.Add(field, entry);
        return entry;
    }

    private sealed class Entry(int number)
    {
        public int Number { get; } = number;

        public IndexOptions IndexOptions { get; set; }

        public DocValuesType DocValuesType { get; set; }

        public (int Dimensions, int IndexDimensions, int Bytes) Points { get; set; }

        public bool IsSoftDeletes { get; set; }
    }
}
