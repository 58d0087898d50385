package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waiting for a mail over HTTP. */
class OutboxApiTest {

  private static final String EMAIL = "a@example.com";

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder().apps(apps -> apps.noAutoConfirm(true)).build());

  private final TestApp app = TestApp.on(emulator);
  private final ControlApiClient control = new ControlApiClient(emulator);

  @Test
  void waitsForAMail() {
    String query = "?to=" + EMAIL + "&kind=confirmation&wait_seconds=30&app=";
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(
            () -> control.get("/outbox" + query + app.emulated().clientAppId()));
    app.client().register("b@example.com", "password");
    app.client().register(EMAIL, "password");

    assertThat(waiting)
        .succeedsWithin(Duration.ofSeconds(30))
        .satisfies(
            answer -> {
              List<Document> mails = answer.document().getList("messages", Document.class);
              assertThat(mails)
                  .singleElement()
                  .satisfies(m -> assertThat(m).containsEntry("to", EMAIL));
              assertThat(answer.document()).doesNotContainKey("hint");
            });
  }

  @Test
  void saysWhyNoMailCame() {
    app.emulated().providers().autoConfirm(true);
    app.client().register(EMAIL, "password");

    String expected =
        "App '%s' confirms registrations automatically: autoConfirm(false)"
            .formatted(app.emulated().clientAppId());
    assertThat(hint("?to=" + EMAIL)).contains(expected);
    assertThat(hint("?app=" + app.emulated().clientAppId())).contains(expected);
    assertThat(hint("?to=nobody@example.com")).contains("nobody@example.com");
    assertThat(hint("?app=myapp-abcde")).isEqualTo("The outbox is empty.");
  }

  @Test
  void newAppsSendMailsWhereNoneIsConfirmedAutomatically() {
    ClientApiClient first = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    ClientApiClient overHttp =
        new ClientApiClient(emulator.baseUrl(), control.post("/apps").string("client_app_id"));
    for (ClientApiClient client : List.of(first, app.client(), overHttp)) {
      client.register(EMAIL, "password");
      assertThat(client.logIn(EMAIL, "password")).hasStatus(401);
    }
    assertThat(emulator.outbox().list(EMAIL)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?kind=confirm | no mail has the kind 'confirm'",
        "?kind=password_rest | did you mean password_reset?; there are confirmation",
        "?too=a | unexpected parameter 'too': expected one of app, kind, to, wait_seconds",
        "?wait_seconds=x | wait_seconds"
      })
  void saysWhatIsWrongWithAQuery(String query, String reason) {
    Response refused = control.get("/outbox" + query);
    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains(reason);
  }

  private String hint(String query) {
    Response answer = control.get("/outbox" + query);
    assertThat(answer).hasStatus(200);
    assertThat(answer.document().getList("messages", Document.class)).isEmpty();
    return answer.string("hint");
  }
}
