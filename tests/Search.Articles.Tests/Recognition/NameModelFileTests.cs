using Search.Articles.Recognition;

namespace Search.Articles.Tests.Recognition;

public sealed class NameModelFileTests
{
    private const int Labels = NameLabels.Count;

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        NameModelParts parts = Parts();
        NameModelParts read = NameModelFile.Read(new MemoryStream(Bytes(parts)));
        Assert.Equal(parts.Keys, read.Keys);
        Assert.Equal(parts.Rows.Cells, read.Rows.Cells);
        Assert.Equal(parts.Rows.Scales, read.Rows.Scales);
        Assert.Equal(parts.Positions.Cells, read.Positions.Cells);
        Assert.Equal(parts.Transitions, read.Transitions);
        Assert.Equal(parts.Clusters.Words, read.Clusters.Words);
        Assert.Equal(parts.Clusters.Ids, read.Clusters.Ids);
    }

    [Fact]
    public void TheSameModelGivesTheSameBytes() => Assert.Equal(Bytes(Parts()), Bytes(Parts()));

    [Fact]
    public void ACutFileIsRefused()
    {
        byte[] bytes = Bytes(Parts());
        foreach (int length in Enumerable.Range(0, 80).Append(bytes.Length / 2).Append(bytes.Length - 20).Where(length => length < bytes.Length))
        {
            Assert.Throws<NameModelException>(() => NameModelFile.Read(new MemoryStream(bytes[..length])));
        }
    }

    [Fact]
    public void AChangedByteIsRefused()
    {
        byte[] bytes = Bytes(Parts());
        var random = new Random(7);
        for (int round = 0; round < 200; round++)
        {
            int at = round < 48 ? round : random.Next(48, bytes.Length - 8);
            byte[] changed = (byte[])bytes.Clone();
            changed[at] ^= (byte)(1 << random.Next(8));
            Assert.Throws<NameModelException>(() => NameModelFile.Read(new MemoryStream(changed)));
        }
    }

    [Theory]
    [InlineData(8, 0x7F)]
    [InlineData(12, 0x7F)]
    [InlineData(11, 0xFF)]
    public void SizesOutOfBoundsAreRefusedBeforeMemoryIsTaken(int at, byte value)
    {
        byte[] bytes = Bytes(Parts());
        bytes[at | 3] = value;
        Assert.Contains("bounds", Assert.Throws<NameModelException>(() => NameModelFile.Read(new MemoryStream(bytes))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsInBytesAreOffByHalfAStepAtMost()
    {
        var random = new Random(3);
        float[] weights = [.. Enumerable.Range(0, 100 * Labels).Select(_ => (float)(random.NextDouble() * 8) - 4)];
        float[] back = QuantizedRows.From(weights).Expand();
        for (int i = 0; i < weights.Length; i++)
        {
            Assert.InRange(back[i], weights[i] - 0.02f, weights[i] + 0.02f);
        }
    }

    private static byte[] Bytes(NameModelParts parts)
    {
        using var stream = new MemoryStream();
        NameModelFile.Write(stream, parts);
        return stream.ToArray();
    }

    private static NameModelParts Parts()
    {
        var random = new Random(1);
        uint[] keys = [.. Enumerable.Range(1, 50).Select(i => (uint)(i * 7919))];
        float[] Weights(int rows) => [.. Enumerable.Range(0, rows * Labels).Select(_ => (float)random.NextDouble() - 0.5f)];
        return new NameModelParts(
            keys, QuantizedRows.From(Weights(keys.Length)), QuantizedRows.From(Weights(NamePositions.Rows)), Weights(NamePositions.TransitionClasses * Labels), new WordClusters([11, 22, 33], [1, 2, 3, 4, 5, 6, 7, 8, 9]));
    }
}
