package io.appservices.emulator.http.atlas;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The header fields that the documentation of version 1.0 shows, as they are on the wire. */
class AnswerHeaderTest extends AtlasTest {

  @Test
  void aChallengeHasTheFieldsOfTheDocumentation() throws IOException {
    List<String> head = head("DELETE", users() + "/admin/ellen", "");

    assertThat(head.get(0)).isEqualTo("HTTP/1.1 401 Unauthorized");
    assertThat(names(head)).contains("Content-Type", "Date", "WWW-Authenticate", "Content-Length");
  }

  @Test
  void aDeletionHasTheFieldsOfTheDocumentation() throws IOException {
    create(scram("ellen"));
    String target = users() + "/admin/ellen";
    String authorization = "Authorization: " + atlas.answer().header("DELETE", target) + "\r\n";

    List<String> head = head("DELETE", target, authorization);

    assertThat(head.get(0)).isEqualTo("HTTP/1.1 204 No Content");
    assertThat(head)
        .contains(
            "Vary: Accept-Encoding",
            "Content-Type: application/json",
            "Strict-Transport-Security: max-age=300");
    assertThat(names(head)).contains("Date").doesNotHaveDuplicates();
  }

  @Test
  void theDateIsThatOfTheClock() {
    String before = atlas.users("GET", "", null).header("Date");

    emulator.clock().advance(Duration.ofDays(400));

    String after = atlas.users("GET", "", null).header("Date");
    assertThat(before).matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
    assertThat(after.substring(12, 16)).isGreaterThan(before.substring(12, 16));
  }

  private List<String> names(List<String> head) {
    return head.stream().skip(1).map(line -> line.substring(0, line.indexOf(':'))).toList();
  }

  /** The lines of the head of an answer, on a connection that would go on. */
  private List<String> head(String method, String target, String fields) throws IOException {
    URI address = URI.create(emulator.baseUrl());
    String request = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = socket.getInputStream().read();
        assertThat(next).as("ended after: %s", head).isNotNegative();
        head.append((char) next);
      }
      return Arrays.asList(head.toString().trim().split("\r\n"));
    }
  }
}
