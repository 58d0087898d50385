package io.appservices.emulator.realmcli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the stand-in for realm-cli fails where realm-cli would, against a server that errs. */
class CliConnectionTest {

  private final CliClient cli;
  private final CliConnection connection;
  private final HttpServer server;
  private int status = 200;
  private String contentType = "application/json";
  private String body = "{}";

  CliConnectionTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    connection = new CliConnection("http://127.0.0.1:" + server.getAddress().getPort());
    cli = new CliClient(connection, "myapp");
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          if (contentType != null) {
            exchange.getResponseHeaders().add("Content-Type", contentType);
          }
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anyOtherSuccessIsAnError() {
    assertFails("failed to delete user: unexpected status code 200", 204);
  }

  @Test
  void anAnswerThatIsNotSaidToBeJsonIsAnError() {
    contentType = null;
    assertThatExceptionOfType(CliError.class).isThrownBy(() -> cli.list(CliClient.Filter.NONE));
    contentType = "application/json; charset=utf-8";
    assertThatExceptionOfType(CliError.class).isThrownBy(() -> cli.list(CliClient.Filter.NONE));
  }

  @Test
  void anErrorIsShownAsItsText() {
    status = 404;
    body = "{\"error\":\"user not found\",\"error_code\":\"UserNotFound\"}";
    assertFails("user not found", 204);
  }

  @Test
  void anErrorThatIsNoJsonIsShownAsItIs() {
    status = 502;
    body = "bad gateway";
    assertFails("bad gateway", 204);
    body = "";
    assertFails("502", 204);
  }

  @Test
  void aProviderIdThatIsNoObjectIdFails() {
    Document identity = new Document("id", "1").append("provider_id", "local-userpass");
    assertThatExceptionOfType(CliError.class)
        .isThrownBy(
            () -> CliUser.of(new Document("_id", "1").append("identities", List.of(identity))))
        .withMessage("the provided hex string is not a valid ObjectID");
  }

  @Test
  void aFieldOfAnotherTypeFails() {
    assertThatExceptionOfType(CliError.class)
        .isThrownBy(() -> CliUser.of(new Document("disabled", "false")));
    assertThatExceptionOfType(CliError.class)
        .isThrownBy(() -> CliUser.of(new Document("creation_date", 1.5)));
    assertThat(CliUser.of(new Document()).disabled()).isFalse();
  }

  private void assertFails(String message, int expected) {
    assertThatExceptionOfType(CliError.class)
        .isThrownBy(() -> connection.call("delete user", expected, "DELETE", "/users/1", null))
        .withMessage(message);
  }
}
