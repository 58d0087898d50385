package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.assembly.KeptState;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Stored;
import io.appservices.emulator.http.shared.NotEmulated;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the tables of {@code docs/compatibility.md} equal to the route tables. */
class CompatibilityTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "compatibility.md");
  private static final Pattern API = Pattern.compile("^## .*\\(`(/[^`]*)`\\)$");
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\w+) \\| ([A-Z]+) \\| `([^`]*)` \\| (emulated|stored|501) \\|.*");

  @Test
  void theDocumentListsExactlyTheRoutes() throws IOException {
    List<String> documented = documented();
    List<String> served = served();

    assertThat(documented).doesNotHaveDuplicates();
    assertThat(without(served, documented)).as("not in the document").isEmpty();
    assertThat(without(documented, served)).as("in the document only").isEmpty();
  }

  @Test
  void everyRouteHasTheNameOfAnOperationThatNoOtherHas() {
    assertThat(served().stream().map(row -> row.split(" ")[0]))
        .hasSizeGreaterThan(300)
        .allMatch(name -> name.matches("[a-z]\\w+"))
        .doesNotHaveDuplicates();
  }

  @Test
  void theAdminApiKnowsEveryOperationThatIsDescribed() throws IOException {
    List<String> described = described();

    assertThat(described).hasSize(181).doesNotHaveDuplicates();
    assertThat(described.stream().map(line -> line.split(" ")[2]).distinct()).hasSize(109);
  }

  private static List<String> described() throws IOException {
    try (InputStream in = Api.class.getResourceAsStream("admin/operations.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(0, text.indexOf("\n# Called by command lines"))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static List<String> documented() throws IOException {
    List<String> rows = new ArrayList<>();
    String prefix = "";
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher api = API.matcher(line);
      prefix = api.matches() ? api.group(1) : prefix;
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(
            row.group(1) + " " + row.group(2) + " " + prefix + row.group(3) + " " + row.group(4));
      }
    }
    return rows;
  }

  private static List<String> served() {
    List<String> rows = new ArrayList<>();
    for (Api api :
        new Wiring(
                EmulatorConfig.defaults(), () -> "", () -> "", KeptState.of(new EmbeddedStorage()))
            .apis()) {
      for (Route<?> route : api.routes()) {
        rows.add(
            "%s %s %s%s %s"
                .formatted(
                    route.operation(), route.method(), api.prefix(), route.path(), state(route)));
      }
    }
    return rows;
  }

  private static List<String> without(List<String> rows, List<String> others) {
    return rows.stream().filter(row -> !others.contains(row)).toList();
  }

  private static String state(Route<?> route) {
    if (route.handler() instanceof NotEmulated) {
      return "501";
    }
    return route.handler() instanceof Stored ? "stored" : "emulated";
  }
}
