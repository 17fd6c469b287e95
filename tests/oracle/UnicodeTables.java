import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;

/**
 * Writes the character tables that the analysis rests on, as readable text:
 *
 *   word-break-classes.txt   first[..last] class     the word break class of each code point, as Lucene's standard tokenizer groups them
 *   lower-case.txt           first[..last[/step]] +d the JDK's Character.toLowerCase, where it changes a code point
 *   latin-base.txt           letter base             letters with marks and their plain letter (canonical decomposition)
 *
 * Run with JDK 17 from the repository root:
 *
 *   java -cp /usr/share/java/lucene-core-8.7.0.jar tests/oracle/UnicodeTables.java src/Search.Lucene/Analysis/Unicode src/Search.German/Folding
 */
public class UnicodeTables {
  /** Names of the tokenizer's classes by a member that no other class holds. */
  private static final Object[][] CLASSES = {
    {'!', "Other"}, {0x1F1E6, "RegionalIndicator"}, {0x1F3FB, "EmojiModifier"}, {0x261D, "EmojiModifierBase"},
    {0x1F600, "Emoji"}, {0x300, "Extend"}, {0xFE0E, "TextSelector"}, {'#', "KeycapBase"}, {0x20E3, "Keycap"},
    {0xFE0F, "EmojiSelector"}, {0x200D, "ZeroWidthJoiner"}, {0xE0020, "Tag"}, {0xE007F, "TagEnd"}, {'A', "Letter"},
    {0x24C2, "EmojiLetter"}, {0xAC00, "Hangul"}, {0x660, "Numeric"}, {'0', "KeycapDigit"}, {0x30A2, "Katakana"},
    {':', "MidLetter"}, {',', "MidNumber"}, {'.', "MidNumberOrLetter"}, {'_', "Connector"}, {0x4E00, "Han"},
    {0x3042, "Hiragana"}, {'\'', "SingleQuote"}, {'"', "DoubleQuote"}, {0x5D0, "HebrewLetter"},
    {0xE01, "SoutheastAsian"}, {0xE31, "SoutheastAsianMark"},
  };

  public static void main(String[] args) throws Exception {
    Path tokenizer = Path.of(args[0]);
    Path folding = Path.of(args[1]);
    Files.createDirectories(tokenizer);
    Files.createDirectories(folding);
    try (PrintStream out = open(tokenizer.resolve("word-break-classes.txt"))) {
      wordBreakClasses(out);
    }
    try (PrintStream out = open(tokenizer.resolve("lower-case.txt"))) {
      lowerCase(out);
    }
    try (PrintStream out = open(folding.resolve("latin-base.txt"))) {
      latinBase(out);
    }
  }

  private static PrintStream open(Path file) throws Exception {
    return new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8);
  }

  static char[] classMap() throws Exception {
    Field field = Class.forName("org.apache.lucene.analysis.standard.StandardTokenizerImpl").getDeclaredField("ZZ_CMAP");
    field.setAccessible(true);
    return (char[]) field.get(null);
  }

  private static void wordBreakClasses(PrintStream out) throws Exception {
    char[] map = classMap();
    String[] names = new String[CLASSES.length];
    for (Object[] entry : CLASSES) {
      int member = entry[0] instanceof Character ? (Character) entry[0] : (Integer) entry[0];
      if (names[map[member]] != null) {
        throw new IllegalStateException(entry[1] + " and " + names[map[member]] + " are one class");
      }
      names[map[member]] = (String) entry[1];
    }
    for (int first = 0; first < map.length; ) {
      int last = first;
      while (last + 1 < map.length && map[last + 1] == map[first]) last++;
      if (!names[map[first]].equals("Other")) out.print(range(first, last) + " " + names[map[first]] + "\n");
      first = last + 1;
    }
  }

  private static void lowerCase(PrintStream out) {
    int first = 0;
    while (first <= Character.MAX_CODE_POINT) {
      int delta = Character.toLowerCase(first) - first;
      if (delta == 0) {
        first++;
        continue;
      }
      if (Character.isBmpCodePoint(first) != Character.isBmpCodePoint(first + delta)) {
        throw new IllegalStateException("lower case changes the length at " + Integer.toHexString(first));
      }
      int step = Character.toLowerCase(first + 1) - first - 1 == delta ? 1 : 2;
      int last = first;
      while (Character.toLowerCase(last + step) - last - step == delta
          && (step == 1 || Character.toLowerCase(last + 1) == last + 1)) last += step;
      out.print(range(first, last) + (step == 2 && last > first ? "/2" : "") + String.format(" %+d%n", delta).replace("\r", ""));
      first = last + 1;
    }
  }

  private static void latinBase(PrintStream out) {
    int[][] ranges = {{0xC0, 0x24F}, {0x1E00, 0x1EFF}};
    for (int[] range : ranges) {
      for (int c = range[0]; c <= range[1]; c++) {
        String parts = Normalizer.normalize(new String(Character.toChars(c)), Normalizer.Form.NFD);
        if (Character.isLowerCase(c) && parts.length() > 1 && parts.charAt(0) < 0x80) {
          out.print((char) c + " " + parts.charAt(0) + "\n");
        }
      }
    }
  }

  private static String range(int first, int last) {
    return last == first ? String.format("%04X", first) : String.format("%04X..%04X", first, last);
  }
}
