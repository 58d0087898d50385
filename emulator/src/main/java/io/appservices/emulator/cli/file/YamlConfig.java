package io.appservices.emulator.cli.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a configuration in as much of YAML as one needs: a mapping of names to values, and to lists
 * of values in either style. What is more than that is refused, never misread.
 */
final class YamlConfig {

  private static final Pattern MEMBER =
      Pattern.compile("(\"[^\"]*\"|'[^']*'|[^\\s:#'\"]+)\\s*:(?:\\s+(.*))?");
  private static final Pattern ITEM = Pattern.compile("\\s*-(?:\\s+(.*))?");

  private final List<Entry> entries = new ArrayList<>();
  private String name = "";
  private int line;
  private int nameLine;
  private List<String> items = new ArrayList<>();

  private YamlConfig() {}

  /**
   * Returns the members of the mapping.
   *
   * @throws IllegalArgumentException if the text is anything else; the message begins with the line
   */
  static List<Entry> entries(String text) {
    YamlConfig reader = new YamlConfig();
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (String line : bare.split("\\R", -1)) {
      reader.line++;
      reader.read(line.stripTrailing());
    }
    reader.end();
    return reader.entries;
  }

  private void read(String text) {
    String bare = YamlScalar.withoutComment(text, this::refusal).stripTrailing();
    if (bare.isEmpty() || bare.equals("---") && entries.isEmpty() && name.isEmpty()) {
      return;
    }
    if (bare.indexOf('\t') >= 0 && bare.isBlank() || bare.startsWith("\t")) {
      throw refusal("tabs cannot indent");
    }
    Matcher item = ITEM.matcher(bare);
    Matcher member = MEMBER.matcher(bare);
    if (item.matches() && !bare.startsWith("---")) {
      item(item.group(1) == null ? "" : item.group(1));
    } else if (member.matches()) {
      end();
      member(member.group(1), member.group(2) == null ? "" : member.group(2).strip());
    } else if (MEMBER.matcher(bare.strip()).matches()) {
      String nested = bare.strip().replaceAll("\\s*:.*", "");
      throw refusal("options are not nested: begin the line with '" + nested + "'");
    } else {
      throw refusal("expected a name, a colon and a value, or an item of a list behind '- '");
    }
  }

  private void item(String text) {
    if (name.isEmpty()) {
      throw refusal("there is no name that this item of a list belongs to");
    }
    items.add(YamlScalar.value(text.strip(), this::refusal));
  }

  private void member(String key, String text) {
    String bare = YamlScalar.value(key, this::refusal);
    if (text.isEmpty()) {
      name = bare;
      nameLine = line;
    } else {
      List<String> values =
          text.startsWith("[")
              ? YamlScalar.list(text, this::refusal)
              : List.of(YamlScalar.value(text, this::refusal));
      entries.add(new Entry(bare, "line " + line, values));
    }
  }

  /** Ends a list. */
  private void end() {
    if (name.isEmpty()) {
      return;
    }
    if (items.isEmpty()) {
      throw new IllegalArgumentException("line " + nameLine + ": '" + name + "' has no value");
    }
    entries.add(new Entry(name, "line " + nameLine, items));
    name = "";
    items = new ArrayList<>();
  }

  private IllegalArgumentException refusal(String reason) {
    return new IllegalArgumentException("line " + line + ": " + reason);
  }
}
