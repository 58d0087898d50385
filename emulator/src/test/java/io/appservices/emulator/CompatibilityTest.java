package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.NotEmulated;
import io.appservices.emulator.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the tables of {@code docs/compatibility.md} equal to the route tables. */
class CompatibilityTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "compatibility.md");
  private static final Pattern API = Pattern.compile("^## .*\\(`(/[^`]*)`\\)$");
  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z]+) \\| `([^`]*)` \\| (emulated|501) \\|.*");

  @Test
  void theDocumentListsExactlyTheRoutes() throws IOException {
    assertThat(documented()).containsExactlyInAnyOrderEntriesOf(served());
  }

  @Test
  void noOperationIsListedTwice() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      if (API.matcher(line).matches()) {
        rows.clear();
      }
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(rows).doesNotContain(row.group(1) + " " + row.group(2));
        rows.add(row.group(1) + " " + row.group(2));
      }
    }
  }

  @Test
  void theAdminApiKnowsEveryOperationThatIsDescribed() throws IOException {
    List<String> described = described();

    assertThat(described).hasSize(181).doesNotHaveDuplicates();
    assertThat(described.stream().map(line -> line.substring(line.indexOf(' ') + 1)).distinct())
        .hasSize(109);
  }

  private static List<String> described() throws IOException {
    try (InputStream in = Api.class.getResourceAsStream("admin/operations.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(0, text.indexOf("\n# What command lines"))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static Map<String, Set<String>> documented() throws IOException {
    Map<String, Set<String>> tables = new LinkedHashMap<>();
    Set<String> rows = new LinkedHashSet<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher api = API.matcher(line);
      if (api.matches()) {
        rows = tables.computeIfAbsent(api.group(1), prefix -> new TreeSet<>());
      }
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(row.group(1) + " " + row.group(2) + " " + row.group(3));
      }
    }
    return tables;
  }

  private static Map<String, Set<String>> served() {
    Map<String, Set<String>> tables = new LinkedHashMap<>();
    for (Api api : new Wiring(EmulatorConfig.defaults(), () -> "").apis()) {
      Stream<String> rows =
          api.routes().stream()
              .map(
                  route ->
                      route.method()
                          + " "
                          + route.path()
                          + (isRefused(route) ? " 501" : " emulated"));
      tables.put(api.prefix(), new TreeSet<>(rows.toList()));
    }
    return tables;
  }

  private static boolean isRefused(Route route) {
    return route.handler() instanceof NotEmulated;
  }
}
