package io.appservices.testkit.docs;

import java.util.Optional;

/**
 * A block of code in a page.
 *
 * @param page the path from the root of the repository, such as {@code docs/testing.md}
 * @param line where it begins, 1 for the first
 * @param language what stands behind the opening fence; empty if nothing does
 * @param text what is between the fences, with the line end of each line
 * @param notRun why it is not run, from the comment before it
 * @param file the file that it is a part of, from the root of the repository, from the comment
 *     before it
 */
record Block(
    String page,
    int line,
    String language,
    String text,
    Optional<String> notRun,
    Optional<String> file) {

  boolean is(String other) {
    return language.equals(other);
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }
}
