import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.lang.reflect.Field;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Apache Lucene's analysis as an oracle. All numbers are big-endian 32-bit integers, text is UTF-16 units.
 *
 *   GermanTokens german|standard|whitespace
 *     stdin:  for each text: length, units; then -1
 *     stdout: for each text: for each token: position increment, start, end, length, units; then -1, position increment and offset at the end
 *
 *   GermanTokens tables
 *     stdout: for each code point: its class in the standard tokenizer's scanner, its lower case;
 *             then the scanner's number of states, of classes, its start state, and for each state: attributes (1: a match may
 *             end here, 8: no code point leads on), action (1: drop the match), and for each class the next state or -1
 *
 * Run with JDK 17: java -cp /usr/share/java/lucene-core-8.7.0.jar:/usr/share/java/lucene-analyzers-common-8.7.0.jar GermanTokens.java MODE
 */
public class GermanTokens {
  public static void main(String[] args) throws Exception {
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16))) {
      if (args[0].equals("tables")) {
        tables(out);
      } else {
        tokens(analyzer(args[0]), new DataInputStream(new BufferedInputStream(System.in, 1 << 16)), out);
      }
    }
  }

  private static Analyzer analyzer(String name) {
    switch (name) {
      case "german": return new GermanAnalyzer();
      case "standard": return new StandardAnalyzer();
      case "whitespace": return new WhitespaceAnalyzer();
      default: throw new IllegalArgumentException(name);
    }
  }

  private static void tokens(Analyzer analyzer, DataInputStream in, DataOutputStream out) throws Exception {
    for (int length = in.readInt(); length >= 0; length = in.readInt()) {
      char[] text = new char[length];
      for (int i = 0; i < length; i++) text[i] = in.readChar();
      try (TokenStream stream = analyzer.tokenStream("f", new String(text))) {
        CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
        OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
        PositionIncrementAttribute increment = stream.getAttribute(PositionIncrementAttribute.class);
        stream.reset();
        while (stream.incrementToken()) {
          out.writeInt(increment.getPositionIncrement());
          out.writeInt(offset.startOffset());
          out.writeInt(offset.endOffset());
          out.writeInt(term.length());
          for (int i = 0; i < term.length(); i++) out.writeChar(term.charAt(i));
        }
        stream.end();
        out.writeInt(-1);
        out.writeInt(increment.getPositionIncrement());
        out.writeInt(offset.endOffset());
      }
    }
  }

  private static void tables(DataOutputStream out) throws Exception {
    char[] classes = (char[]) scanner("ZZ_CMAP");
    int[] rows = (int[]) scanner("ZZ_ROWMAP");
    int[] next = (int[]) scanner("ZZ_TRANS");
    int[] attributes = (int[]) scanner("ZZ_ATTRIBUTE");
    int[] actions = (int[]) scanner("ZZ_ACTION");
    int classCount = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      classCount = Math.max(classCount, classes[c] + 1);
      out.writeInt(classes[c]);
      out.writeInt(Character.toLowerCase(c));
    }
    out.writeInt(rows.length);
    out.writeInt(classCount);
    out.writeInt(((int[]) scanner("ZZ_LEXSTATE"))[0]);
    for (int state = 0; state < rows.length; state++) {
      out.writeInt(attributes[state]);
      out.writeInt(actions[state]);
      for (int c = 0; c < classCount; c++) out.writeInt(next[rows[state] + c]);
    }
  }

  private static Object scanner(String field) throws Exception {
    Field f = Class.forName("org.apache.lucene.analysis.standard.StandardTokenizerImpl").getDeclaredField(field);
    f.setAccessible(true);
    return f.get(null);
  }
}
