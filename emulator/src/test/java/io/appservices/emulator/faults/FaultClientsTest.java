package io.appservices.emulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.fault.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of fault is tried with each client, and the page tells what they make of it. */
class FaultClientsTest {

  private static final Path CLIENTS = Path.of("src/test/clients");
  private static final Path JAVA =
      Path.of("src/test/java/io/appservices/emulator/faults/JavaClientTest.java");
  private static final Path PAGE = Path.of("../docs/faults.md");

  /** Only calls with an access token of a user, and those that reach data, meet these. */
  private static final Set<FaultKind> NO_ADMIN_CALL_MEETS =
      Set.of(FaultKind.EXPIRED_ACCESS_TOKEN, FaultKind.REFRESH_STORM, FaultKind.DATABASE_AWAY);

  @ParameterizedTest
  @ValueSource(strings = {"realm-web", "mongodb-stitch", "stitch-server-sdk"})
  void clientsOfUsersMeetEachKind(String client) throws IOException {
    assertNamed(Files.readString(CLIENTS.resolve(client + ".faults.test.mjs")), kinds(Set.of()));
  }

  @Test
  void aClientOfOperatorsMeetsEachKindThatItCanMeet() throws IOException {
    assertNamed(
        Files.readString(CLIENTS.resolve("admin-api-client.faults.test.mjs")),
        kinds(NO_ADMIN_CALL_MEETS));
  }

  @Test
  void aJavaClientMeetsEachKind() throws IOException {
    String test = Files.readString(JAVA);
    assertThat(kinds(Set.of()))
        .allSatisfy(
            kind ->
                assertThat(test)
                    .as(kind.wireName())
                    .containsAnyOf("\"" + kind.wireName() + ",", "Fault." + method(kind) + "("));
  }

  @Test
  void thePageTellsWhatClientsMakeOfEachKind() throws IOException {
    String table = Files.readString(PAGE).split("## What clients make of them", 2)[1];
    assertThat(kinds(Set.of()))
        .allSatisfy(kind -> assertThat(table).contains("`" + kind.wireName() + "`"));
  }

  private static void assertNamed(String test, List<FaultKind> kinds) {
    assertThat(kinds).allSatisfy(kind -> assertThat(test).contains("'" + kind.wireName() + "'"));
  }

  private static List<FaultKind> kinds(Set<FaultKind> without) {
    return Arrays.stream(FaultKind.values()).filter(kind -> !without.contains(kind)).toList();
  }

  /** Returns the method that makes a fault of a kind, such as {@code cutBody}. */
  private static String method(FaultKind kind) {
    StringBuilder name = new StringBuilder();
    for (String word : kind.wireName().split("_")) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
