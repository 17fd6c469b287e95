using System.Xml;
using System.Xml.Linq;

namespace Search.Articles.Reading;

/// <summary>
/// Walks an XML document and takes out its items one at a time as trees, each with bounds on size, depth and number of elements. No DTD
/// is processed and nothing outside of the document is ever opened.
/// </summary>
internal sealed class XmlItems : IDisposable
{
    private readonly XmlTextFilter _filter;
    private readonly XmlReader _reader;

    /// <param name="text">The document.</param>
    public XmlItems(TextReader text)
    {
        _filter = new XmlTextFilter(text);
        _reader = XmlReader.Create(_filter, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true });
    }

    /// <summary>Local name of the element that the walk stands on.</summary>
    public string Name => _reader.LocalName;

    /// <summary>1-based line.</summary>
    public int Line => ((IXmlLineInfo)_reader).LineNumber;

    public int Depth => _reader.Depth;

    /// <summary>Goes to the next element in document order; false at the end.</summary>
    public bool MoveToElement() => Guard(() =>
    {
        while (_reader.Read())
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                return _reader.Depth <= ReadLimits.XmlDepth ? true : throw TooDeep();
            }
        }

        return false;
    });

    public string? Attribute(string name) => _reader.GetAttribute(name);

    /// <summary>Takes the element with all it holds; the walk stands behind it then, on its end.</summary>
    public XElement Take()
    {
        _filter.BeginItem();
        return Guard(TakeElement);
    }

    public void Dispose() => _reader.Dispose();

    private XElement TakeElement()
    {
        var root = NewElement();
        var open = root;
        var (count, start) = (1, _reader.Depth);
        if (_reader.IsEmptyElement)
        {
            return root;
        }

        while (_reader.Read())
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (_reader.Depth > ReadLimits.XmlDepth)
                    {
                        throw TooDeep();
                    }

                    if (++count > ReadLimits.XmlElements)
                    {
                        throw new ItemFaultException("too-large", $"One item may have {ReadLimits.XmlElements} elements.", Line);
                    }

                    var element = NewElement();
                    open.Add(element);
                    open = _reader.IsEmptyElement ? open : element;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    open.Add(new XText(_reader.Value));
                    break;
                case XmlNodeType.EndElement when _reader.Depth == start:
                    return root;
                case XmlNodeType.EndElement:
                    open = open.Parent!;
                    break;
            }
        }

        return root;
    }

    private XElement NewElement()
    {
        var element = new XElement(XName.Get(_reader.LocalName, _reader.NamespaceURI));
        while (_reader.MoveToNextAttribute())
        {
            // Declarations of prefixes are part of the names by now.
            if (_reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                element.SetAttributeValue(XName.Get(_reader.LocalName, _reader.NamespaceURI), _reader.Value);
            }
        }

        _reader.MoveToElement();
        return element;
    }

    private ItemFaultException TooDeep() => new("too-deep", $"The document nests deeper than {ReadLimits.XmlDepth} elements.", Line);

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw new ItemFaultException("bad-xml", $"No valid XML: {e.Message}", e.LineNumber);
        }
    }
}
