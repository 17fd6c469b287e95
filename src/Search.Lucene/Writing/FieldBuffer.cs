using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Writing.Columns;
using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Writing;

/// <summary>All that an in-memory segment holds of one field.</summary>
internal sealed class FieldBuffer
{
    private readonly FieldSchema _schema;
    private readonly NativeArena _arena;
    private readonly TermKey _key;
    private IndexOptions _indexOptions;
    private DocValuesType _docValuesType;
    private int _pointDimensions;
    private int _pointBytes;
    private bool _omitNorms;
    private int _columnCheckedFor = -1;
    private int _vectorsCheckedFor = -1;

    public FieldBuffer(string name, FieldSchema schema, NativeArena arena, TermKey key)
    {
        Name = name;
        _schema = schema;
        _arena = arena;
        _key = key;
        Number = schema.NumberOf(name);
        Provisional = new FieldInfo { Name = name, Number = Number };
    }

    public string Name { get; }

    public int Number { get; }

    /// <summary>Stands for the field while stored fields and term vectors are streamed; they need but its number.</summary>
    public FieldInfo Provisional { get; }

    public FieldInverter? Inverter { get; private set; }

    public IColumnBuffer? Column { get; private set; }

    public PointBuffer? Points { get; private set; }

    /// <summary>The document that the inverter was last started for.</summary>
    public int StartedDoc { get; set; } = -1;

    /// <summary>True once a document had a vector to write.</summary>
    public bool HasVectors { get; set; }

    /// <summary>Term vectors wanted by the current document.</summary>
    public TermVectorOptions Vectors { get; private set; }

    public long MemoryUsed => (Inverter?.MemoryUsed ?? 0) + (Column?.MemoryUsed ?? 0) + (Points?.MemoryUsed ?? 0);

    /// <summary>Checks postings options before anything of the document is indexed.</summary>
    /// <param name="attempt">A number that is new for every document, refused ones included.</param>
    /// <param name="options">What the postings hold.</param>
    /// <param name="omitNorms">Once true, the field has no norms in the segment.</param>
    /// <param name="vectors">The same for all values of the field in the document.</param>
    public void RequireIndexed(int attempt, IndexOptions options, bool omitNorms, TermVectorOptions vectors)
    {
        if (_indexOptions != options)
        {
            if (_indexOptions == IndexOptions.None)
            {
                _schema.Require(Name, options);
            }
            else
            {
                throw new DocumentRefusedException(Name, $"it is indexed as {_indexOptions} and cannot become {options}");
            }

            _indexOptions = options;
            Inverter = new FieldInverter(Name, options, _arena, _key);
        }

        _omitNorms |= omitNorms;
        if (_vectorsCheckedFor == attempt && vectors != Vectors)
        {
            throw new DocumentRefusedException(Name, $"its values in one document want different term vectors: {Vectors} and {vectors}");
        }

        _vectorsCheckedFor = attempt;
        Vectors = vectors;
    }

    /// <summary>Checks the column's type before anything of the document is indexed.</summary>
    public void RequireColumn(int attempt, DocValuesType type)
    {
        if (_docValuesType != type)
        {
            if (_docValuesType != DocValuesType.None)
            {
                throw new DocumentRefusedException(Name, $"its column is {_docValuesType} and cannot become {type}");
            }

            _schema.Require(Name, type);
            _docValuesType = type;
            Column = type switch
            {
                DocValuesType.Numeric => new NumericBuffer(),
                DocValuesType.Binary => new BinaryBuffer(),
                DocValuesType.Sorted => new SortedBuffer(_arena, _key),
                DocValuesType.SortedSet => new SortedSetBuffer(_arena, _key),
                DocValuesType.SortedNumeric => new SortedNumericBuffer(),
                _ => throw new ArgumentOutOfRangeException(nameof(type)),
            };
        }

        if (type is DocValuesType.Numeric or DocValuesType.Binary or DocValuesType.Sorted && _columnCheckedFor == attempt)
        {
            throw new DocumentRefusedException(Name, $"a column of type {type} takes one value a document");
        }

        _columnCheckedFor = attempt;
    }

    /// <summary>Checks the shape of points before anything of the document is indexed.</summary>
    public void RequirePoints(int dimensions, int bytesPerDimension)
    {
        if (Points is null)
        {
            _schema.RequirePoints(Name, dimensions, bytesPerDimension);
            _pointDimensions = dimensions;
            _pointBytes = bytesPerDimension;
            Points = new PointBuffer();
        }
        else if (dimensions != _pointDimensions || bytesPerDimension != _pointBytes)
        {
            throw new DocumentRefusedException(
                Name,
                $"its points have {_pointDimensions} dimensions of {_pointBytes} bytes and cannot become {dimensions} of {bytesPerDimension}");
        }
    }

    /// <summary>The field as the finished segment knows it: what only refused documents had is not mentioned.</summary>
    public FieldInfo ToFieldInfo()
    {
        bool indexed = StartedDoc >= 0;
        bool points = Points is { Count: > 0 };
        return new FieldInfo
        {
            Name = Name,
            Number = Number,
            IndexOptions = indexed ? _indexOptions : IndexOptions.None,
            OmitNorms = indexed && _omitNorms,
            StoreTermVectors = HasVectors,
            StorePayloads = Inverter?.SawPayloads ?? false,
            DocValuesType = Column is { IsEmpty: false } ? _docValuesType : DocValuesType.None,
            PointDimensionCount = points ? _pointDimensions : 0,
            PointIndexDimensionCount = points ? _pointDimensions : 0,
            PointByteCount = points ? _pointBytes : 0,
            IsSoftDeletes = _schema.IsSoftDeletes(Name),
        };
    }
}
