package io.appservices.emulator.functions;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that do not end, and bodies that do not come, leave the rest of the emulator alone. */
@Tag("slow")
@Timeout(120)
class FunctionLoadTest {

  private static final int STALLED = 200;
  private static final int AT_ONCE = 16;

  /** A second on a machine that does nothing else; functions may run for five minutes. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final Code code = Code.on(emulator);
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    end.countDown();
    for (Socket socket : sockets) {
      socket.close();
    }
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource({"62, waits", "70, asks", "200, waits", "200, asks"})
  void everythingElseIsAnsweredBesideEndlessFunctionsAndStalledBodies(int calls, String function)
      throws IOException {
    EmulatorInternals.function(emulator, "waits", arguments -> waitForEnd());
    code.function("asks", "exports = () => context.functions.execute('waits')");
    String id = code.function("changed", "exports = () => 1");
    Tokens user = code.signUp();
    for (int i = 0; i < calls; i++) {
      send("/functions/call", user.accessToken(), "{\"name\":\"" + function + "\"}", 0);
    }
    await().until(() -> running.get() == AT_ONCE);
    for (int i = 0; i < STALLED; i++) {
      send("/auth/providers/anon-user/login", "", "{", 1000);
    }

    answersSoon(() -> code.app().client().location());
    answersSoon(() -> code.app().client().logIn(Code.EMAIL, Code.PASSWORD));
    answersSoon(() -> code.app().client().logInAnonymously());
    answersSoon(() -> code.app().client().profile(user.accessToken()));
    answersSoon(() -> code.admin("GET", "/functions", null));
    assertThat(code.admin("PUT", "/functions/" + id, changed())).isEmpty(204);
    assertThat(count(user)).isJson(200);
    assertThat(running).hasValue(AT_ONCE);
  }

  private static Object changed() {
    return Code.json("{name: 'changed', source: 'exports = () => 2'}");
  }

  private Response count(Tokens user) {
    return code.data(
        user.accessToken(), Code.DATA, "count", Code.json("{database: 'db', collection: 'c'}"));
  }

  private static void answersSoon(Supplier<Response> call) {
    long start = System.nanoTime();
    Response answer = call.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(answer).isJson(200);
  }

  @Test
  void functionsThatCallTheEmulatorAreRefusedRatherThanWaitForEachOther() {
    code.function("inner", "exports = () => 42");
    code.function(
        "outer",
        """
        exports = async (url, token) => {
          context.functions.execute('arrive');
          const answer = await context.http.post({
            url, headers: {Authorization: ['Bearer ' + token]}, body: {name: 'inner', arguments: []},
            encodeBodyAsJSON: true
          });
          return answer.statusCode;
        }
        """);
    CountDownLatch all = new CountDownLatch(AT_ONCE);
    EmulatorInternals.function(emulator, "arrive", arguments -> awaitAll(all));
    String token = code.anonymous();
    String url =
        emulator.baseUrl() + "/api/client/v2.0" + code.app().client().app("/functions/call");

    List<Response> answers = Together.call(AT_ONCE, () -> code.call(token, "outer", url, token));

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer).isJson(200))
        .extracting(Response::body)
        .contains("{\"$numberInt\":\"503\"}");
    assertThat(code.call(token, "inner")).isJson(200);
  }

  @Test
  void loginsThatMakeNoUserAreAnsweredWhileAllTurnsAreTaken() throws IOException {
    EmulatorInternals.function(emulator, "waits", arguments -> waitForEnd());
    String decides = code.function("decides", "exports = () => true");
    Tokens user = code.signUp();
    String key = code.app().client().createApiKey(user.refreshToken(), "ci").string("key");
    code.app().client().register("linked@example.com", Code.PASSWORD);
    Tokens anonymous = code.app().client().logInAnonymously().tokens();
    Document settings =
        Code.json("{enabled: false, database_name: 'app', collection_name: 'c'}")
            .append("user_id_field", "owner")
            .append("on_user_creation_function_id", decides);
    assertThat(code.admin("PATCH", "/custom_user_data", settings)).isEmpty(204);
    for (int i = 0; i < AT_ONCE; i++) {
      send("/functions/call", user.accessToken(), "{\"name\":\"waits\"}", 0);
    }
    await().until(() -> running.get() == AT_ONCE);

    answersSoon(() -> code.app().client().logIn(Code.EMAIL, Code.PASSWORD));
    answersSoon(() -> code.app().client().logInWithKey(key));
    answersSoon(
        () ->
            code.app()
                .client()
                .link(
                    anonymous.accessToken(),
                    "local-userpass",
                    Map.of("username", "linked@example.com", "password", Code.PASSWORD)));
    assertThat(code.app().client().logIn(Code.EMAIL, "wrong password")).hasStatus(401);
  }

  private static Object awaitAll(CountDownLatch all) throws InterruptedException {
    all.countDown();
    all.await();
    return null;
  }

  private Object waitForEnd() {
    running.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  /** Sends a call, whose body lacks so many bytes, and does not wait for its answer. */
  private void send(String path, String bearer, String body, int lacking) throws IOException {
    Socket socket = new Socket("127.0.0.1", emulator.port());
    sockets.add(socket);
    String head =
        "POST /api/client/v2.0%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
            .formatted(code.app().client().app(path), bearer);
    String length = "Content-Length: " + (body.length() + lacking) + "\r\n\r\n";
    socket.getOutputStream().write((head + length + body).getBytes(UTF_8));
  }
}
