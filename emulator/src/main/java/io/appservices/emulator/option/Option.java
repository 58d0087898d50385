package io.appservices.emulator.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An option, as it is defined once for the builder, the command line, the environment and the
 * documentation.
 *
 * @param <T> its values; if it is repeatable, one of them
 */
public final class Option<T> {

  /** The prefix of the environment variables of all options. */
  public static final String VARIABLE_PREFIX = "APPSERVICES_EMULATOR_";

  private final OptionGroup group;
  private final String flag;
  private final String method;
  private final Format<T> format;
  private final Definition<T> definition;

  Option(Definition<T> definition, OptionGroup group) {
    this.group = group;
    this.flag = definition.flag;
    this.method = definition.method;
    this.format = definition.format;
    this.definition = definition;
  }

  /** Begins a definition by the name on the command line and the method of the group's builder. */
  static <T> Definition<T> named(String flag, String method, Format<T> format) {
    return new Definition<>(flag, method, format);
  }

  /** Returns the name on the command line, such as {@code --port}. */
  public String flag() {
    return flag;
  }

  /** Returns the environment variable, such as {@code APPSERVICES_EMULATOR_PORT}. */
  public String variable() {
    return VARIABLE_PREFIX + flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** Returns the method that sets it, such as {@code network.port}. */
  public String javaName() {
    return group.methodName() + "." + method;
  }

  /** Returns the option as whoever calls it by its flag or its variable knows it. */
  public String source(String name) {
    return name.equals(flag) ? flag : name + " (" + flag + ")";
  }

  /** Returns the placeholder for a value in the help. */
  public String label() {
    return format.label();
  }

  /** Returns whether it is either true or false, so that its name alone stands for true. */
  public boolean isSwitch() {
    return format.label().equals("true|false");
  }

  public boolean isRepeatable() {
    return definition.repetition != Definition.Repetition.NONE;
  }

  /**
   * Returns the text of its value where a server is started without it, unless that is the default.
   */
  public Optional<String> ofServer() {
    return Optional.ofNullable(definition.ofServer).map(format::write);
  }

  /** Returns the description, valid values and default, for the help. */
  public String help() {
    return help(defaultText());
  }

  /** Returns the help of a command that has another default, which is told as this text. */
  public String help(String ownDefault) {
    StringBuilder text = new StringBuilder(definition.description);
    if (isRepeatable()) {
      text.append(" May be given more than once.");
    }
    if (!format.range().isEmpty()) {
      text.append(" Valid: ").append(format.range()).append('.');
    }
    return text.append(" Default: ").append(ownDefault).append('.').toString();
  }

  private String defaultText() {
    T shown = definition.ofServer == null ? definition.standard : definition.ofServer;
    String value = shown == null ? "none" : format.write(shown);
    return definition.told == null ? value + definition.note : definition.told;
  }

  /** Returns the name in a configuration file, such as {@code port}. */
  public String fileName() {
    return flag.substring(2);
  }

  /** Returns whether its value is the name of a file or a directory. */
  public boolean isPath() {
    return format.label().equals("<file>") || format.label().equals("<directory>");
  }

  /** Returns the JSON schema of its values in a configuration file. */
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", help());
    if (isRepeatable()) {
      Map<String, Object> several = new LinkedHashMap<>();
      several.put("type", "array");
      several.put("items", new TreeMap<>(format.schema()));
      schema.put("anyOf", List.of(new TreeMap<>(format.schema()), several));
    } else {
      schema.putAll(new TreeMap<>(format.schema()));
    }
    return schema;
  }

  OptionGroup group() {
    return group;
  }

  String method() {
    return method;
  }

  Format<T> format() {
    return format;
  }

  /**
   * Returns the value if none is given; where it is repeatable, the one there is beside those
   * given.
   */
  @Nullable T standard() {
    return definition.standard;
  }

  /** Returns whether it makes a difference to give the option even with its default. */
  boolean matters() {
    return definition.matters;
  }

  boolean isOrdered() {
    return definition.repetition == Definition.Repetition.ORDERED;
  }

  /** Returns the key, such as a name, for which only one value may be given. */
  Object key(T value) {
    return definition.key.apply(value);
  }

  /** Returns the texts of the values in one text. */
  List<String> separate(String text) {
    return isRepeatable() ? definition.separator.apply(text) : List.of(text);
  }

  @Override
  public String toString() {
    return flag;
  }
}
