using System.Numerics;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>
/// Writes a sparse set of documents so that the index of a document within the set is found without a walk.
/// <code>
/// set    = block[non-empty blocks of 65,536 documents] end jump[jumps]
/// block  = number:int16 cardinality-1:int16 body
/// body   = nothing                                 cardinality 65,536 ("all")
///        | rank:int16[128] word:int64[1024]        cardinality of at least 4,096 ("dense"); a rank counts the documents of the block
///                                                  before each 512th; bit i of word w stands for document 64 * w + i
///        | low:int16[cardinality]                  else ("sparse"): the lower halves of the documents
/// end    = block 32,767 with the one document 65,535 (which together read as "no more documents")
/// jump   = index:int32 offset:int32                for every block from 0 to one behind the last, empty ones too: documents before it
///                                                  and the byte offset, from the start of the set, of it or the next block that is
///                                                  not empty. Left out when the only block is block 0.
/// </code>
/// Memory: one block. Format: Apache Lucene 8.8, IndexedDISI.
/// </summary>
internal sealed class IndexedDocsWriter
{
    private readonly DataOutput _output;
    private readonly long _start;
    private readonly ulong[] _words = new ulong[IndexedDocs.BlockSize / 64];
    private readonly List<(int Index, int Offset)> _jumps = [];
    private int _total;

    private IndexedDocsWriter(DataOutput output)
    {
        _output = output;
        _start = output.Position;
    }

    /// <summary>Writes the documents of the walk; returns the number of jumps, which belongs into the meta entry.</summary>
    public static int Write(DocIdSetIterator docs, DataOutput output) => new IndexedDocsWriter(output).Write(docs);

    private int Write(DocIdSetIterator docs)
    {
        int block = -1;
        int cardinality = 0;
        for (int doc = docs.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = docs.NextDoc())
        {
            if (doc >> 16 != block)
            {
                Flush(block, cardinality);
                block = doc >> 16;
                cardinality = 0;
            }

            _words[(doc & 0xFFFF) >> 6] |= 1UL << doc;
            cardinality++;
        }

        Flush(block, cardinality);
        int last = Math.Max(0, block + 1);
        AddJumps(last);
        WriteBlockHeader(IndexedDocs.EndBlock, 1);
        _output.WriteInt16(-1);

        // One real block and the end need no jumps.
        int jumps = last == 1 ? 0 : _jumps.Count;
        foreach ((int index, int offset) in _jumps.Take(jumps))
        {
            _output.WriteInt32(index);
            _output.WriteInt32(offset);
        }

        return jumps;
    }

    private void AddJumps(int upToBlock)
    {
        int offset = checked((int)(_output.Position - _start));
        while (_jumps.Count <= upToBlock)
        {
            _jumps.Add((_total, offset));
        }
    }

    private void WriteBlockHeader(int block, int cardinality)
    {
        _output.WriteInt16((short)block);
        _output.WriteInt16((short)(cardinality - 1));
    }

    private void Flush(int block, int cardinality)
    {
        if (cardinality == 0)
        {
            return;
        }

        AddJumps(block);
        WriteBlockHeader(block, cardinality);
        if (cardinality <= IndexedDocs.MaxSparse)
        {
            for (int w = 0; w < _words.Length; w++)
            {
                for (ulong word = _words[w]; word != 0; word &= word - 1)
                {
                    _output.WriteInt16((short)((w << 6) + BitOperations.TrailingZeroCount(word)));
                }
            }
        }
        else if (cardinality < IndexedDocs.BlockSize)
        {
            const int WordsPerRank = 1 << (IndexedDocs.DefaultRankPower - 6);
            int rank = 0;
            for (int w = 0; w < _words.Length; w++)
            {
                if (w % WordsPerRank == 0)
                {
                    _output.WriteInt16((short)rank);
                }

                rank += BitOperations.PopCount(_words[w]);
            }

            foreach (ulong word in _words)
            {
                _output.WriteInt64((long)word);
            }
        }

        Array.Clear(_words);
        _total += cardinality;
    }
}
