package io.appservices.emulator.cluster.embedded.limit;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The classes of characters in regular expressions of PCRE. Java has no classes of POSIX in them,
 * and takes brackets and ampersands for operators on sets.
 */
final class PcreCharacters {

  private static final Pattern BORDER = Pattern.compile("\\[\\[:([<>]):]]");
  private static final Pattern POSIX = Pattern.compile("\\[:(\\^?)([a-z]*):]");
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{1,3})");

  private static final Map<String, String> POSIX_CLASSES =
      Map.ofEntries(
          Map.entry("alnum", "{Alnum}"),
          Map.entry("alpha", "{Alpha}"),
          Map.entry("ascii", "{ASCII}"),
          Map.entry("blank", "{Blank}"),
          Map.entry("cntrl", "{Cntrl}"),
          Map.entry("digit", "{Digit}"),
          Map.entry("graph", "{Graph}"),
          Map.entry("lower", "{Lower}"),
          Map.entry("print", "{Print}"),
          Map.entry("punct", "{Punct}"),
          Map.entry("space", "{Space}"),
          Map.entry("upper", "{Upper}"),
          Map.entry("xdigit", "{XDigit}"));

  private final PcreText text;

  PcreCharacters(PcreText text) {
    this.text = text;
  }

  /** Translates the class that stands here. */
  void translate() {
    Matcher border = text.take(BORDER);
    if (border != null) {
      text.java.append(border.group(1).equals("<") ? "\\b(?=\\w)" : "\\b(?<=\\w)");
      return;
    }
    text.copy(text.pattern.startsWith("[^", text.at) ? 2 : 1);
    boolean first = true;
    while (text.at < text.pattern.length() && (first || text.pattern.charAt(text.at) != ']')) {
      member();
      first = false;
    }
    text.copy(1);
  }

  private void member() {
    boolean isSet = isSet();
    one();
    // Beside a set of characters a hyphen makes no range.
    boolean isRange =
        text.pattern.startsWith("-", text.at)
            && text.at + 1 < text.pattern.length()
            && text.pattern.charAt(text.at + 1) != ']';
    if (isRange) {
      text.at++;
      text.java.append(isSet || isSet() ? "\\-" : "-");
      one();
    }
  }

  private boolean isSet() {
    return POSIX.matcher(text.pattern).region(text.at, text.pattern.length()).lookingAt()
        || text.pattern.startsWith("\\", text.at)
            && text.at + 1 < text.pattern.length()
            && "dDwWsShHvVpPR".indexOf(text.pattern.charAt(text.at + 1)) >= 0;
  }

  private void one() {
    Matcher posix = text.take(POSIX);
    if (posix != null) {
      posix(posix.group(2), !posix.group(1).isEmpty());
    } else if (text.pattern.charAt(text.at) != '\\') {
      text.literal(text.pattern.charAt(text.at++));
    } else if (text.pattern.startsWith("\\b", text.at)) {
      text.at += 2;
      text.java.append("\\x08");
    } else if (!text.quoted() && !text.octal(OCTAL)) {
      text.other();
    }
  }

  private void posix(String name, boolean negated) {
    String known = name.equals("word") ? "w" : "p" + POSIX_CLASSES.getOrDefault(name, "");
    if (known.equals("p")) {
      throw new PatternSyntaxException("unknown POSIX class name", text.pattern, text.at);
    }
    String letter = known.substring(0, 1);
    text.java.append('\\').append(negated ? letter.toUpperCase(Locale.ROOT) : letter);
    text.java.append(known.substring(1));
  }
}
