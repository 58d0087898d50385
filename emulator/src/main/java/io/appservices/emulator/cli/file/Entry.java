package io.appservices.emulator.cli.file;

import java.util.List;

/**
 * A member of a configuration file.
 *
 * @param where the place in the file for messages, such as {@code line 3}
 * @param values one text, or those of a list
 */
record Entry(String name, String where, List<String> values) {

  Entry {
    values = List.copyOf(values);
  }
}
