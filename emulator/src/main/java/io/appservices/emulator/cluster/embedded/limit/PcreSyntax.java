package io.appservices.emulator.cluster.embedded.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of PCRE, which MongoDB has, written as Java takes them. What Java lacks
 * altogether, such as recursion, stays as it is, so that Java refuses it.
 *
 * @see <a href="https://www.pcre.org/current/doc/html/pcre2pattern.html">The syntax of PCRE</a>
 */
final class PcreSyntax {

  private static final Pattern QUANTIFIER = Pattern.compile("\\{\\d+(?:,\\d*)?}");
  private static final Pattern NAMED = Pattern.compile("\\(\\?(?:P?<(\\w+)>|'(\\w+)')");
  private static final Pattern REFERENCE = Pattern.compile("\\(\\?P=(\\w+)\\)");
  private static final Pattern REFERENCE_BACK =
      Pattern.compile("\\\\k(?:<(\\w+)>|\\{(\\w+)}|'(\\w+)')|\\\\g\\{([A-Za-z_]\\w*)}");
  private static final Pattern REFERENCE_TO_NUMBER = Pattern.compile("\\\\g(?:(\\d+)|\\{(\\d+)})");
  private static final Pattern FLAGS = Pattern.compile("\\(\\?([a-zA-Z]*)(-[a-zA-Z]*)?([:)])");
  private static final Pattern REMARK = Pattern.compile("\\(\\?#[^)]*+(\\)?)");
  private static final Pattern SETTING = Pattern.compile("\\(\\*(UTF8?|UCP)\\)");
  private static final Pattern OCTAL = Pattern.compile("\\\\(0[0-7]{0,2})");

  private final PcreText text;
  private final PcreCharacters characters;
  private final Deque<Boolean> outer = new ArrayDeque<>();
  private boolean extended;

  private PcreSyntax(String pattern, boolean extended) {
    this.text = new PcreText(pattern);
    this.characters = new PcreCharacters(text);
    this.extended = extended;
  }

  /**
   * Returns a regular expression as Java takes it.
   *
   * @param extended whether it may have comments, by the option {@code x}
   * @throws PatternSyntaxException if a class of POSIX in it is unknown
   */
  static String toJava(String pattern, boolean extended) {
    return new PcreSyntax(pattern, extended).translated();
  }

  private String translated() {
    for (Matcher setting = text.take(SETTING); setting != null; setting = text.take(SETTING)) {
      text.java.append(setting.group(1).equals("UCP") ? "(?U)" : "");
    }
    while (text.at < text.pattern.length()) {
      switch (text.pattern.charAt(text.at)) {
        case '\\' -> escape();
        case '[' -> characters.translate();
        case '(' -> group();
        case ')' -> {
          extended = outer.isEmpty() ? extended : outer.pop();
          text.copy(1);
        }
        case '{' -> {
          Matcher quantifier = text.take(QUANTIFIER);
          text.java.append(quantifier == null ? "\\{" : quantifier.group());
          text.at += quantifier == null ? 1 : 0;
        }
        case '#' -> sharp();
        default -> text.copy(1);
      }
    }
    return text.java.toString();
  }

  private void sharp() {
    if (extended) {
      int end = text.pattern.indexOf('\n', text.at);
      text.at = end < 0 ? text.pattern.length() : end;
    } else {
      text.copy(1);
    }
  }

  private void group() {
    Matcher found = text.take(REMARK);
    if (found != null && found.group(1).isEmpty()) {
      throw new PatternSyntaxException("missing ) after (?# comment", text.pattern, text.at);
    } else if (found != null) {
      return;
    }
    found = text.take(REFERENCE);
    if (found != null) {
      text.java.append("\\k<").append(name(found)).append('>');
      return;
    }
    Matcher flags = FLAGS.matcher(text.pattern).region(text.at, text.pattern.length());
    boolean hasFlags = flags.lookingAt();
    if (!hasFlags || flags.group(3).equals(":")) {
      outer.push(extended);
    }
    if (hasFlags) {
      extended =
          (extended || flags.group(1).contains("x"))
              && !String.valueOf(flags.group(2)).contains("x");
      text.copy(flags.end() - text.at);
      return;
    }
    found = text.take(NAMED);
    if (found != null) {
      text.java.append("(?<").append(name(found)).append('>');
    } else {
      text.copy(text.pattern.startsWith("(?", text.at) ? 2 : 1);
    }
  }

  /** Returns the name in a match, without the underscores that Java's names lack. */
  private static String name(Matcher found) {
    for (int i = 1; i <= found.groupCount(); i++) {
      if (found.group(i) != null) {
        return found.group(i).replace("Z", "Zz").replace("_", "Zu");
      }
    }
    throw new IllegalStateException("no name in " + found);
  }

  private void escape() {
    if (text.quoted()) {
      return;
    }
    Matcher found = text.take(REFERENCE_BACK);
    if (found != null) {
      text.java.append("\\k<").append(name(found)).append('>');
      return;
    }
    found = text.take(REFERENCE_TO_NUMBER);
    if (found != null) {
      // A digit may follow, which is none of the number.
      text.java.append("(?:\\").append(name(found)).append(')');
      return;
    }
    if (!text.octal(OCTAL)) {
      text.other();
    }
  }
}
