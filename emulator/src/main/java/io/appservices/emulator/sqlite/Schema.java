package io.appservices.emulator.sqlite;

import java.util.Arrays;
import java.util.List;

/**
 * The tables of one owner, as the steps that made them what they are. A step that was released
 * never changes: what has to be different is one more step, which finds the tables as the steps
 * before it left them. A new database runs all of them.
 *
 * @param owner the name of the owner; no other owner has tables or indexes of the same names
 * @param steps the steps, in their order
 */
public record Schema(String owner, List<Change<Boolean>> steps) {

  public Schema {
    steps = List.copyOf(steps);
  }

  /** Returns a step that runs statements. */
  public static Change<Boolean> step(String... statements) {
    List<String> all = Arrays.asList(statements);
    return transaction -> {
      for (String statement : all) {
        transaction.define(statement);
      }
      return true;
    };
  }
}
