package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints that do not end leave the rest of the emulator alone. */
@Timeout(120)
class EndpointLoadTest {

  private static final int AT_ONCE = 16;
  private static final int CALLS = 40;

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final EndpointApp app = EndpointApp.on(emulator);

  @AfterEach
  void stop() {
    end.countDown();
    emulator.close();
  }

  @Test
  void everythingElseIsAnsweredBesideEndpointsThatWait() {
    app.app().emulated().functions().register("waits", arguments -> waitForEnd());
    app.endpoint("GET", "/waits", "exports = () => context.functions.execute('waits')");
    Document config = json("{disabled: false, versions: ['v1'], run_as_system: true}");
    assertThat(app.app().admin().onApp("POST", "/data_api/config", config)).isJson(201);
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(app.url("/waits"))).build();
    List<CompletableFuture<HttpResponse<String>>> calls =
        Stream.generate(() -> client.sendAsync(request, BodyHandlers.ofString()))
            .limit(CALLS)
            .toList();
    await().until(() -> running.get() == AT_ONCE);

    assertThat(app.app().client().location()).isJson(200);
    assertThat(app.get("/none")).hasStatus(404);
    assertThat(
            app.data(
                "find",
                "{\"dataSource\":\"mongodb-atlas\",\"database\":\"d\",\"collection\":\"c\"}"))
        .isJson(200);
    assertThat(running).hasValue(AT_ONCE);
    assertThat(calls).noneMatch(CompletableFuture::isDone);

    end.countDown();
    assertThat(calls).allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(200));
  }

  private Object waitForEnd() throws InterruptedException {
    running.incrementAndGet();
    end.await();
    return 1;
  }
}
