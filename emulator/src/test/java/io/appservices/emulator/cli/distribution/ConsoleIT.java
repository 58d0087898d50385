package io.appservices.emulator.cli.distribution;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.net.Socket;
import java.net.URI;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the server prints while it runs, for the developer who watches it. */
@Timeout(120)
class ConsoleIT {

  private static final String APP = "/api/client/v2.0/app/myapp-abcde";

  @Test
  void theLinkOfAMailIsPrintedAndOpensItsPage() throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0").start()) {
      String userpass = APP + "/auth/providers/local-userpass/";
      post(emulator, userpass + "register", "{\"email\":\"a@b.c\",\"password\":\"secret1\"}");
      assertThat(post(emulator, userpass + "reset/send", "{\"email\":\"a@b.c\"}")).hasStatus(202);

      String line = emulator.nextLine();
      String start = "mail  password_reset to a@b.c: " + emulator.baseUrl() + "/";
      assertThat(line).startsWith(start);
      String link = line.substring(line.indexOf("http"));
      assertThat(Http.send("GET", link, null)).hasStatus(200);
    }
  }

  @Test
  void theConnectionStringOfADataSourceIsPrintedWhenItStarts() throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0").start()) {
      Response answer =
          Http.send(
              "GET",
              emulator.baseUrl() + "/__emulator/v1/apps/myapp-abcde/data-sources/mongodb-atlas",
              null);

      assertThat(answer).hasStatus(200);
      assertThat(emulator.nextLine())
          .isEqualTo(
              "data source mongodb-atlas of myapp-abcde: " + answer.string("connection_string"));
    }
  }

  @Test
  void printsALineForEachRequestWithTheReasonOfARefusal() throws Exception {
    String login = APP + "/auth/providers/local-userpass/login";
    try (Running emulator =
        Launch.of("start", "--port", "0", "--log-level", "info", "--log-format", "json").start()) {
      post(emulator, login, "{\"username\":\"a@b.c\",\"password\":\"secret1\"}");
      assertThat(Document.parse(emulator.nextLine()))
          .containsEntry("path", login)
          .containsEntry("status", 401)
          .containsEntry("reason", "invalid username/password");
    }
  }

  @Test
  void malformedRequestsFillNoLog() throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0").start()) {
      int port = URI.create(emulator.baseUrl()).getPort();
      for (int i = 0; i < 20; i++) {
        try (Socket socket = new Socket("localhost", port)) {
          socket
              .getOutputStream()
              .write("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".getBytes(UTF_8));
          assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
              .isEqualTo("HTTP/1.1 400");
        }
      }
      assertThat(emulator.end("TERM").err().lines()).hasSize(1);
    }
  }

  private static Response post(Running emulator, String path, String body) {
    return Http.send("POST", emulator.baseUrl() + path, body.getBytes(UTF_8));
  }
}
