package io.appservices.emulator.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What tests of the end of a server look at. */
class ServerThreadsTest extends ServerThreads {

  private final TestApi api = TestApi.of("");

  @Test
  void areThoseOfTheServersThatTheTestStarted() {
    try (HttpServer server = started(api::start)) {
      assertThat(server.port()).isPositive();
      assertThat(threads()).isNotEmpty();
    }
    assertThatNoThreadIsLeft();
  }

  @Test
  void areNotThoseOfAServerThatSomebodyElseStartsMeanwhile() {
    try (HttpServer other = api.start()) {
      assertThat(RawHttp.request(other, "GET", "/")).startsWith("HTTP/1.1 404");
      assertThat(threads()).isEmpty();
    }
  }
}
