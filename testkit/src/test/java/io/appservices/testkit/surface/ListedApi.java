package io.appservices.testkit.surface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The list of the API, which has a paragraph for each package. Each module compares its own part
 * with what there is, since no class path has all of them.
 */
public final class ListedApi {

  private ListedApi() {}

  /** Returns the paragraphs of some packages, in their order in the list. */
  public static String of(Path list, Predicate<String> packages) {
    try {
      return Arrays.stream(Files.readString(list).strip().split("\n\n"))
          .filter(paragraph -> packages.test(paragraph.lines().findFirst().orElse("")))
          .collect(Collectors.joining("\n\n", "", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
