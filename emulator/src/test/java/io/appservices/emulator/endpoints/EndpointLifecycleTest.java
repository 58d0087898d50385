package io.appservices.emulator.endpoints;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A test for each cell of the matrix in {@code docs/endpoints.md}. */
class EndpointLifecycleTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "endpoints.md");
  private static final String HEAD = "| event | ";
  private static final int EVENTS = 13;
  private static final int CREDENTIALS = 5;

  private static AppServicesEmulator emulator;

  private record Cell(String event, String credentials, String answer) {}

  @BeforeAll
  static void start() {
    emulator = AppServicesEmulator.start();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @TestFactory
  Stream<DynamicTest> everyCellHoldsForEndpoints() throws IOException {
    return cells().stream().map(cell -> dynamicTest(cell.toString(), () -> callsEndpoint(cell)));
  }

  @TestFactory
  Stream<DynamicTest> everyCellHoldsForTheDataApi() throws IOException {
    return cells().stream().map(cell -> dynamicTest(cell.toString(), () -> callsDataApi(cell)));
  }

  @Test
  void theMatrixIsComplete() throws IOException {
    assertThat(cells()).doesNotHaveDuplicates().hasSize(EVENTS * CREDENTIALS);
  }

  private static void callsEndpoint(Cell cell) {
    EndpointScene scene = EndpointScene.on(emulator);
    happen(cell, scene);

    Response answer =
        scene
            .app()
            .get(cell.credentials().equals("run_as_user_id") ? "/as" : "/me", headers(cell, scene));

    check(cell, answer);
    if (cell.answer().equals("works")) {
      assertThat(answer).hasBody('"' + scene.tokens().userId() + '"');
    }
  }

  private static void callsDataApi(Cell cell) {
    EndpointScene scene = EndpointScene.on(emulator);
    boolean asUser = cell.credentials().equals("run_as_user_id");
    scene.dataApi(asUser ? "{run_as_user_id: '" + scene.tokens().userId() + "'}" : "{}");
    happen(cell, scene);

    check(
        cell,
        scene
            .app()
            .data(
                "findOne",
                "{\"dataSource\":\"mongodb-atlas\",\"database\":\"d\",\"collection\":\"c\"}",
                headers(cell, scene)));
  }

  private static String[] headers(Cell cell, EndpointScene scene) {
    return scene.headers(cell.credentials()).toArray(String[]::new);
  }

  private static void check(Cell cell, Response answer) {
    switch (cell.answer()) {
      case "works" -> assertThat(answer).isJson(200);
      case "expired" -> refused(answer, "access token expired");
      case "revoked" -> refused(answer, "session has been revoked");
      case "no user" -> refused(answer, "error finding user for endpoint");
      default -> throw new IllegalArgumentException(cell.toString());
    }
  }

  private static void refused(Response answer, String reason) {
    assertThat(answer).isRefused(401, "InvalidSession", "invalid session: " + reason);
  }

  private static void happen(Cell cell, EndpointScene scene) {
    AdminApiClient admin = scene.app().app().admin();
    ClientApiClient client = scene.app().app().client();
    String id = scene.tokens().userId();
    String provider = EndpointScene.provider(cell.credentials());
    switch (cell.event()) {
      case "nothing" -> {}
      case "access token expired" -> emulator.clock().advance(Duration.ofMinutes(30));
      case "logout of the session" ->
          assertThat(client.logOut(scene.tokens().refreshToken())).isEmpty(204);
      case "revoke" -> assertThat(admin.revoke(id)).isEmpty(204);
      case "disable" -> assertThat(admin.disable(id)).isEmpty(204);
      case "disable, then enable" -> {
        assertThat(admin.disable(id)).isEmpty(204);
        assertThat(admin.enable(id)).isEmpty(204);
      }
      case "delete by an admin" -> assertThat(admin.delete(id)).isEmpty(204);
      case "delete by the user" ->
          assertThat(client.deleteUser(scene.tokens().accessToken())).isEmpty(204);
      case "password changed" -> changePassword(scene);
      case "provider disabled" -> admin.switchProvider(provider, "disable");
      case "provider disabled, then enabled" -> {
        admin.switchProvider(provider, "disable");
        admin.switchProvider(provider, "enable");
      }
      case "API key disabled" -> changeKey(client, scene, "PUT", "/disable");
      case "API key deleted" -> changeKey(client, scene, "DELETE", "");
      default -> throw new IllegalArgumentException(cell.toString());
    }
  }

  private static void changePassword(EndpointScene scene) {
    ClientApiClient client = scene.app().app().client();
    assertThat(client.userpass("reset/send", Map.of("email", EndpointScene.EMAIL))).isDone(202);
    Mail mail = EmulatorInternals.mails(emulator, scene.app().app().emulated()).get(0);
    Map<String, String> reset =
        Map.of("token", mail.token(), "tokenId", mail.tokenId(), "password", "another one");
    assertThat(client.userpass("reset", reset)).isDone(200);
  }

  private static void changeKey(
      ClientApiClient client, EndpointScene scene, String method, String action) {
    String path = "/auth/api_keys/" + scene.keyId() + action;
    assertThat(client.send(method, path, scene.tokens().refreshToken(), null).status())
        .isBetween(200, 204);
  }

  private static List<Cell> cells() throws IOException {
    List<List<String>> table =
        Files.readAllLines(DOCUMENT).stream()
            .dropWhile(line -> !line.startsWith(HEAD))
            .takeWhile(line -> line.startsWith("|"))
            .map(EndpointLifecycleTest::columns)
            .toList();
    List<String> head = table.get(0);
    return table.stream()
        .skip(2)
        .flatMap(
            row ->
                IntStream.range(1, row.size())
                    .mapToObj(i -> new Cell(row.get(0), head.get(i), answer(row.get(i)))))
        .toList();
  }

  /** The answer without the letter that says how it is known. */
  private static String answer(String cell) {
    assertThat(cell).matches(".+ [DTI]");
    return cell.substring(0, cell.length() - 2);
  }

  private static List<String> columns(String row) {
    return Arrays.stream(row.substring(1, row.length() - 1).split("\\|"))
        .map(String::strip)
        .toList();
  }
}
