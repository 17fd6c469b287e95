using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Tests.Writing.Inverting;

/// <summary>Lengths as bytes; the figures are those of Apache Lucene's SmallFloat.intToByte4.</summary>
public sealed class NormEncodingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(23, 23)]
    [InlineData(39, 39)]
    [InlineData(40, 40)]
    [InlineData(41, 40)]
    [InlineData(42, 41)]
    [InlineData(100, 57)]
    [InlineData(1000, 87)]
    [InlineData(100_000, -116)]
    [InlineData(int.MaxValue, -1)]
    public void A_length_is_encoded_as_Apache_does(int length, int expected) =>
        Assert.Equal(expected, NormEncoding.Encode(length));
}
