package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Browser.open;
import static io.appservices.emulator.oauth.Browser.submit;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.add;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.Race;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Users who come back to an app whose user creation function does not end. */
@Tag("slow")
@Timeout(120)
class RedirectLoadTest {

  private static final String EMAIL = "ada@example.com";
  private static final String PASSWORD = "her password";
  private static final String REDIRECT = "http://localhost:3000/done";
  private static final int FUNCTIONS_AT_ONCE = 16;
  private static final int MORE_THAN_DATA_AT_ONCE = 40;

  /** A moment on a machine that does nothing else; a turn is waited for ten seconds. */
  private static final Duration SOON = Duration.ofSeconds(9);

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);

  @AfterEach
  void stop() {
    end.countDown();
    emulator.close();
  }

  @Test
  void keepNoTurnOfDataSources() {
    add(app, GOOGLE, new Document("redirect_uris", List.of(REDIRECT)));
    app.client().signUp(EMAIL, PASSWORD);
    askEndlesslyAboutNewUsers();
    assertThat(app.client().logIn(EMAIL, PASSWORD)).isJson(200);
    List<String> callbacks =
        IntStream.range(0, MORE_THAN_DATA_AT_ONCE).mapToObj(this::callback).toList();

    callbacks.forEach(callback -> Race.start(() -> open(callback)));
    await().until(() -> running.get() == FUNCTIONS_AT_ONCE);

    long start = System.nanoTime();
    Response login = app.client().logIn(EMAIL, PASSWORD);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(login).isJson(200);
  }

  private String callback(int number) {
    String page = new Browser(app, GOOGLE).pageFor(REDIRECT, "s");
    return submit(page, "email", "user" + number + "@example.com");
  }

  /** Custom user data is switched on, so that every login asks a data source. */
  private void askEndlesslyAboutNewUsers() {
    EmulatorInternals.function(emulator, "waits", arguments -> waitForEnd());
    Document source =
        new Document("name", "asks")
            .append("source", "exports = () => context.functions.execute('waits')");
    Document settings =
        new Document("enabled", true)
            .append("mongo_service_name", "mongodb-atlas")
            .append("database_name", "app")
            .append("collection_name", "people")
            .append("user_id_field", "owner")
            .append(
                "on_user_creation_function_id",
                app.admin().onApp("POST", "/functions", source).string("_id"));
    assertThat(app.admin().onApp("PATCH", "/custom_user_data", settings)).isEmpty(204);
  }

  private Object waitForEnd() {
    running.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
