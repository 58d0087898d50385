package io.appservices.emulator.cli;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.Options;
import io.appservices.emulator.testing.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files for those who run the image name variables and addresses that there are. */
class ExamplesTest {

  private static final Path ROOT = Path.of("..");

  /** What the code under test reads, not the emulator. */
  private static final String OF_THE_APP = Option.VARIABLE_PREFIX + "URL";

  @Test
  void nameVariablesOfOptions() {
    Set<String> known =
        Options.all().stream().map(Option::variable).collect(Collectors.toCollection(TreeSet::new));
    known.addAll(Environment.OF_LAUNCHER);
    known.add(OF_THE_APP);

    assertThat(all(Option.VARIABLE_PREFIX + "[A-Z0-9_]+")).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void nameAddressesThatAnswer() {
    Set<String> paths = all("/__emulator/[\\w/]+");
    assertThat(paths).isNotEmpty();
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      paths.forEach(
          path -> assertThat(Http.send("GET", emulator.baseUrl() + path, null)).hasStatus(200));
    }
  }

  /** Not a parser: the mistakes that are made by hand. */
  @Test
  void haveNoTabsAndIndentByTwo() {
    for (Path file : files()) {
      if (file.toString().endsWith(".yaml")) {
        assertThat(read(file).lines())
            .as("%s", file)
            .allSatisfy(line -> assertThat(line).matches("(  )*([^ \\t].*)?").doesNotContain("\t"));
      }
    }
  }

  private static Set<String> all(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return files().stream()
        .flatMap(file -> pattern.matcher(read(file)).results().map(MatchResult::group))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> files() {
    try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
      return Stream.concat(
              examples.filter(Files::isRegularFile), Stream.of(ROOT.resolve("Dockerfile")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
