package io.appservices.testkit;

import static io.appservices.testkit.assertion.EmulatorAssertions.assertThatDocuments;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.SignedInUser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of tests that fail. */
class FailureReportTest extends FailureFixture {

  @TempDir private Path directory;

  @Test
  void aFailedTestLeavesItsAppAndWhatHappened() throws IOException {
    String printed = run(Fails.class);

    Path report = directory.resolve("FailureFixture.Fails.test");
    assertThat(names(report))
        .contains("README.txt", "state.bson", "users.jsonl", "requests.json", "events.json", "app");
    assertThat(report.resolve("app/realm_config.json")).content().contains("\"_id\"", "test-");
    assertThat(report.resolve("users.jsonl")).content().contains("ada@example.com", "disabled");
    assertThat(report.resolve("requests.json"))
        .content()
        .contains("\"operation\":\"clientLogin\"", "user disabled")
        .doesNotContain("adminExportApplication");
    assertThat(report.resolve("events.json")).content().contains("\"type\":\"disabled\"");
    assertThat(report.resolve("README.txt"))
        .content()
        .contains("FailureFixture.Fails.test failed:", "as it should", "Tokens of the test");
    assertThat(printed.lines().filter(line -> line.contains("appservices-emulator start")))
        .singleElement()
        .asString()
        .endsWith("start --state " + report.resolve("state.bson"));
    assertThat(report.resolve("README.txt")).content().contains(printed.lines().toList().get(1));
  }

  @Test
  void testsThatPassOrAreAbortedLeaveNothing() throws IOException {
    assertThat(run(Passes.class)).doesNotContain("App Services:");

    assertThat(names(directory)).isEmpty();
  }

  @Test
  void theReportOfAnEarlierRunIsReplacedOrRemoved() throws IOException {
    run(Fails.class);
    Path stale = directory.resolve("FailureFixture.Fails.test/stale");
    Files.writeString(stale, "");
    run(Fails.class);
    assertThat(stale).doesNotExist();

    Path passed = directory.resolve("FailureFixture.Passes.passes");
    Path other = directory.resolve("FailureFixture.Passes.alsoPasses");
    Files.createDirectories(passed);
    Files.createDirectories(other);
    Files.writeString(passed.resolve("README.txt"), "");
    Files.writeString(other.resolve("mine.txt"), "");
    run(Passes.class);
    assertThat(passed).doesNotExist();
    assertThat(other.resolve("mine.txt")).exists();
  }

  @Test
  void itCanBeSwitchedOff() throws IOException {
    Map<String, String> parameters = new HashMap<>(here());
    parameters.put("appservices.failures", "off");

    assertThat(run(parameters, Fails.class)).doesNotContain("App Services:");
    assertThat(names(directory)).isEmpty();
  }

  @Test
  void failuresAroundATestCountToo() throws IOException {
    run(FailsBefore.class, FailsAfter.class, FailsByUnknownOperation.class, FailsByField.class);

    assertThat(names(directory))
        .containsExactlyInAnyOrder(
            "FailureFixture.FailsBefore.test",
            "FailureFixture.FailsAfter.test",
            "FailureFixture.FailsByUnknownOperation.test",
            "FailureFixture.FailsByField.test");
  }

  @Test
  void eachInvocationHasAReportOfItsOwn() throws IOException {
    run(FailsOften.class);

    assertThat(names(directory))
        .containsExactlyInAnyOrder(
            "FailureFixture.FailsOften.repeated-1",
            "FailureFixture.FailsOften.repeated-3",
            "FailureFixture.FailsOften.factory-2");
    assertThat(directory.resolve("FailureFixture.FailsOften.factory-2/users.jsonl"))
        .content()
        .contains("of-factory@example.com");
  }

  @Test
  void whatCannotBeHadIsSaid() throws IOException {
    String printed = run(FailsWithoutApp.class, FailsAtFaults.class, FailsWithoutAnything.class);

    assertThat(directory.resolve("FailureFixture.FailsWithoutApp.test/README.txt"))
        .content()
        .contains(
            "cannot be opened again, since something is missing:",
            "users.jsonl: ",
            "app: ",
            "state.bson: ");
    assertThat(directory.resolve("FailureFixture.FailsAtFaults.test/app")).isDirectory();
    assertThat(names(directory)).hasSize(2);
    assertThat(printed).containsOnlyOnce("appservices-emulator start");
  }

  @Test
  void aTestAgainstAServerLeavesTheSame() throws IOException {
    try (AppServicesEmulator server = AppServicesEmulator.start()) {
      Map<String, String> parameters = new HashMap<>(here());
      parameters.put(RemoteServer.URL, server.baseUrl());

      run(parameters, FailsRemotely.class);
    }

    assertThat(names(directory.resolve("FailureFixture.FailsRemotely.test")))
        .contains("README.txt", "state.bson", "users.jsonl", "mails.json", "app");
  }

  @Test
  void theStateThatIsLeftHasTheTokensAndDocumentsOfTheTest() throws IOException {
    run(FailsWithData.class);

    Path state = directory.resolve("FailureFixture.FailsWithData.test/state.bson");
    try (AppServicesEmulator opened =
        AppServicesEmulator.start(
            EmulatorConfig.builder().data(data -> data.state(state)).build())) {
      ClientApi client = ClientApi.of(opened.baseUrl(), opened.app().clientAppId());
      assertThat(client.request("GET", "/auth/profile", FailsWithData.accessToken, null).status())
          .isEqualTo(200);
      SignedInUser user = client.logIn("ada@example.com", TestUser.DEFAULT_PASSWORD);
      assertThatDocuments(user, "shop", "items")
          .singleElement()
          .satisfies(item -> assertThat(item).containsEntry("item", "tea"));
    }
  }

  private String run(Class<?>... types) {
    return run(here(), types);
  }

  /** Runs classes, and returns what they print on standard error. */
  private static String run(Map<String, String> parameters, Class<?>... types) {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      Runs.run(parameters, types);
    } finally {
      System.setErr(before);
    }
    String text = printed.toString(UTF_8);
    int start = text.indexOf("App Services:");
    return start < 0 ? "" : text.substring(start);
  }

  private Map<String, String> here() {
    return Map.of("appservices.failures.directory", directory.toString());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
