package io.appservices.emulator.cli.file;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.FileErrors;
import io.appservices.emulator.domain.Suggestion;
import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.Options;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file with options: their names as on the command line, without the hyphens before them. Where a
 * value is the name of a file, that is looked for from the directory of the configuration.
 */
public final class ConfigFile {

  /** A file that says nothing. */
  public static final ConfigFile NONE = new ConfigFile(Path.of(""), List.of());

  /** The member that tells editors which schema the file has. */
  private static final String SCHEMA = "$schema";

  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ConfigFile(Path file, List<Entry> all) {
    this.file = file;
    for (Entry entry : all) {
      if (entries.putIfAbsent(entry.name(), entry) != null) {
        throw refusal(entry, "'" + entry.name() + "' is there twice");
      }
    }
    entries.remove(SCHEMA);
  }

  /**
   * Reads a file.
   *
   * @param more names that are known beside those of options
   * @throws CommandException if it cannot be read, or names an option that there is not; the
   *     message names the file and the place in it
   */
  public static ConfigFile read(Path path, Set<String> more) {
    ConfigFile file = new ConfigFile(path, entries(path));
    file.entries.values().forEach(entry -> file.requireName(entry, more));
    return file;
  }

  private static List<Entry> entries(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    boolean json = name.endsWith(".json");
    if (!json && !name.endsWith(".yaml") && !name.endsWith(".yml")) {
      throw CommandException.usage(path + ": expected a name with .yaml, .yml or .json at its end");
    }
    try {
      String text = Files.readString(path);
      return json ? JsonConfig.entries(text) : YamlConfig.entries(text);
    } catch (NoSuchFileException e) {
      throw CommandException.usage(path + ": no such file");
    } catch (CharacterCodingException e) {
      throw CommandException.usage(path + ": not in UTF-8");
    } catch (IOException e) {
      throw CommandException.usage(path + ": cannot be read: " + FileErrors.reason(e));
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(path + ", " + e.getMessage());
    }
  }

  private void requireName(Entry entry, Set<String> more) {
    List<String> names = new ArrayList<>(more);
    Options.all().forEach(option -> names.add(option.fileName()));
    if (!names.contains(entry.name())) {
      throw refusal(
          entry, "no such option: '" + entry.name() + "'" + Suggestion.of(entry.name(), names));
    }
  }

  /** Returns the only value of a name; empty if the file does not have it. */
  public Optional<String> value(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.values().size() != 1) {
      throw refusal(entry, "expected one value of " + name);
    }
    return Optional.of(entry.values().get(0));
  }

  /** Returns the values of an option; none if the file does not have it. */
  public List<String> values(Option<?> option) {
    Entry entry = entries.get(option.fileName());
    if (entry == null) {
      return List.of();
    }
    if (!option.isRepeatable()) {
      value(option.fileName());
    }
    return option.isPath() ? entry.values().stream().map(this::resolve).toList() : entry.values();
  }

  private String resolve(String value) {
    Path parent = file.getParent();
    return parent == null || value.isEmpty() ? value : parent.resolve(value).toString();
  }

  /** Returns whether the file has an option. */
  public boolean has(Option<?> option) {
    return entries.containsKey(option.fileName());
  }

  /** Returns the refusal of a value. */
  public CommandException refusal(Option<?> option, IllegalArgumentException reason) {
    Entry entry = entries.get(option.fileName());
    String message = String.valueOf(reason.getMessage());
    return entry == null
        ? CommandException.usage(message)
        : refusal(entry, message.replace(option.flag() + ":", option.fileName() + ":"));
  }

  private CommandException refusal(Entry entry, String message) {
    return CommandException.usage(file + ", " + entry.where() + ": " + message);
  }
}
