using System.Xml.Linq;

namespace Search.Articles.Reading;

/// <summary>XHTML inside of XML as markup for the HTML reader, which knows no namespaces.</summary>
internal static class XmlMarkup
{
    /// <summary>The markup of an element. Its depth was bounded when it was read.</summary>
    public static string ToHtml(this XElement element) => Plain(element).ToString(SaveOptions.DisableFormatting);

    private static XElement Plain(XElement element)
    {
        var plain = new XElement(element.Name.LocalName, element.Attributes().Where(a => a.Name.Namespace == XNamespace.None && !a.IsNamespaceDeclaration).Select(a => new XAttribute(a)));
        foreach (var node in element.Nodes())
        {
            plain.Add(node is XElement child ? Plain(child) : new XText(((XText)node).Value));
        }

        // HTML has no empty elements but its own: "<p/>" would stay open.
        if (plain.IsEmpty && plain.Name.LocalName is not ("br" or "hr" or "img" or "meta" or "link" or "input" or "col" or "source"))
        {
            plain.Add(string.Empty);
        }

        return plain;
    }
}
