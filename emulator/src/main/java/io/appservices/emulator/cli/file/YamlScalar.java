package io.appservices.emulator.cli.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Reads values of YAML that stand on one line. */
final class YamlScalar {

  /** The characters that would begin something else than a plain text. */
  private static final String INDICATORS = "&*!|>%@`{}[],?#";

  private static final Set<String> NOTHING = Set.of("", "~", "null");

  private final String text;
  private final Function<String, IllegalArgumentException> refusal;
  private int at;

  private YamlScalar(String text, Function<String, IllegalArgumentException> refusal) {
    this.text = text;
    this.refusal = refusal;
  }

  /** Returns a line without the comment at its end. */
  static String withoutComment(String line, Function<String, IllegalArgumentException> refusal) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean begins = i == 0 || " \t[,".indexOf(line.charAt(i - 1)) >= 0;
      if (quote == '"' && c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (begins && (c == '"' || c == '\'')) {
        quote = c;
      } else if (begins && c == '#') {
        return line.substring(0, i);
      }
    }
    if (quote != 0) {
      throw refusal.apply("a quotation mark is not closed in its line");
    }
    return line;
  }

  /** Returns the text of a value that is all there is. */
  static String value(String text, Function<String, IllegalArgumentException> refusal) {
    YamlScalar reader = new YamlScalar(text, refusal);
    String value = reader.next("");
    if (reader.at < text.length()) {
      throw refusal.apply("something is behind the value: '" + text.substring(reader.at) + "'");
    }
    return value;
  }

  /** Returns the texts of a list in brackets. */
  static List<String> list(String text, Function<String, IllegalArgumentException> refusal) {
    YamlScalar reader = new YamlScalar(text, refusal);
    List<String> values = new ArrayList<>();
    reader.at = 1;
    reader.blanks();
    while (!reader.text.startsWith("]", reader.at)) {
      values.add(reader.next(",]"));
      reader.blanks();
      if (reader.text.startsWith(",", reader.at)) {
        reader.at++;
        reader.blanks();
      } else if (!reader.text.startsWith("]", reader.at)) {
        throw refusal.apply("expected ']' at the end of the list, in the same line");
      }
    }
    if (reader.at != text.length() - 1) {
      throw refusal.apply("something is behind the list");
    }
    return values;
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private String next(String ends) {
    char first = at < text.length() ? text.charAt(at) : 0;
    if (first == '"' || first == '\'') {
      return quoted(first);
    }
    int start = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return plain(text.substring(start, at).strip());
  }

  private String plain(String value) {
    if (NOTHING.contains(value.toLowerCase(Locale.ROOT))) {
      throw refusal.apply("a value is missing");
    }
    boolean other = INDICATORS.indexOf(value.charAt(0)) >= 0 || value.startsWith("- ");
    if (other || value.contains(": ") || value.endsWith(":")) {
      throw refusal.apply(
          "put '" + value + "' in quotation marks; only names, texts and lists of texts are read");
    }
    return value;
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean doubled = quote == '\'' && text.startsWith("''", at);
      if (c == quote && !doubled) {
        at++;
        return value.toString();
      }
      if (doubled || quote == '"' && c == '\\') {
        at++;
        value.append(doubled ? c : escaped());
      } else {
        value.append(c);
      }
    }
    throw refusal.apply("a quotation mark is not closed in its line");
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      default -> throw refusal.apply("unknown escape '\\" + c + "'");
    };
  }
}
