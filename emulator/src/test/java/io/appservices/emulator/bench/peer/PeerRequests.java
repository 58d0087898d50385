package io.appservices.emulator.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Requests to other emulators, and how they are sent in turns. */
final class PeerRequests {

  static final int USERS = 100;
  static final String JSON = "Content-Type: application/json\r\n";
  static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  private PeerRequests() {}

  /**
   * One request.
   *
   * @param headers lines that end with CRLF
   */
  static byte[] post(String path, String headers, String body) {
    String head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(path, headers, body.getBytes(UTF_8).length);
    return (head + body).getBytes(UTF_8);
  }

  static byte[] get(String path, String headers) {
    return "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n".formatted(path, headers).getBytes(UTF_8);
  }

  /** One after the other, over and over. */
  static Supplier<byte[]> inTurns(List<byte[]> requests) {
    AtomicInteger next = new AtomicInteger();
    return () -> requests.get(next.getAndIncrement() % requests.size());
  }

  static String email(int number) {
    return "user-" + number + "@example.com";
  }
}
