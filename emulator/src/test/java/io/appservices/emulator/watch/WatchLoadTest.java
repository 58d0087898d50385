package io.appservices.emulator.watch;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.functions.Code;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that leave their streams at once, or do not read them. */
@Tag("slow")
@Timeout(120)
class WatchLoadTest {

  private static final String WATCH =
      "{name: 'watch', arguments: [{database: 'db', collection: 'c'}], service: 'mongodb-atlas'}";

  private final Set<Thread> foreign = watchers();
  private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final Code code = Code.on(emulator);
  private final String token = code.anonymous();

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void streamsThatAreResetAtOnceLeaveNothing() throws IOException {
    for (int i = 0; i < 2000; i++) {
      try (Socket socket = new Socket("127.0.0.1", emulator.port())) {
        socket.getOutputStream().write(request().getBytes(UTF_8));
        socket.setSoLinger(true, 0);
      }
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> ownWatchers().isEmpty());
    assertThat(code.data(token, DATA, "count", json("{database: 'db', collection: 'c'}")))
        .isJson(200);
  }

  @Test
  void theStreamOfAClientThatDoesNotReadEndsAndSaysWhy() throws IOException {
    try (SseStream unread = SseStream.open(code, query());
        SseStream read = SseStream.open(code, query())) {
      Document large = json("{database: 'db', collection: 'c'}");
      String text = "x".repeat(1 << 20);
      for (int i = 0; i < 40; i++) {
        large.put("document", new Document("_id", i).append("text", text));
        assertThat(code.data(token, DATA, "insertOne", large)).isJson(200);
        assertThat(read.next()).startsWith("data: {");
      }
      await().until(() -> ownWatchers().size() == 1);

      String last = null;
      for (String frame = unread.next(); frame != null; frame = unread.next()) {
        last = frame;
      }
      assertThat(last)
          .startsWith("event: error\n")
          .contains("the client does not read the stream fast enough");
    }
  }

  private Set<Thread> ownWatchers() {
    Set<Thread> all = watchers();
    all.removeAll(foreign);
    return all;
  }

  private static Set<Thread> watchers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("appservices-watch-"))
        .collect(Collectors.toSet());
  }

  private String request() {
    String path = "/api/client/v2.0" + code.app().client().app("/functions/call?" + query());
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private String query() {
    byte[] body = json(WATCH).toJson().getBytes(UTF_8);
    String encoded = URLEncoder.encode(Base64.getEncoder().encodeToString(body), UTF_8);
    return "baas_request=" + encoded + "&baas_at=" + token;
  }
}
