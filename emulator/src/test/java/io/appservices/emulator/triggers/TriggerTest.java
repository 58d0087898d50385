package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Tokens;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Authentication triggers: when they run, with what, and for whom. */
class TriggerTest {

  private final Code code = Code.shared();
  private final BlockingQueue<Document> events = new LinkedBlockingQueue<>();
  private final String recorder = "record-" + code.app().emulated().id();

  @BeforeEach
  void register() {
    code.app()
        .emulator()
        .functions()
        .register(
            recorder, arguments -> events.add((Document) DocumentValues.of(arguments.get(0))));
  }

  @Test
  void aUsersLifeIsToldInItsOrder() throws InterruptedException {
    trigger("CREATE");
    trigger("LOGIN");
    trigger("DELETE");

    Tokens user = code.signUp();
    code.app().client().logIn(Code.EMAIL, Code.PASSWORD);
    assertThat(code.app().client().deleteUser(user.accessToken())).isEmpty(204);

    for (String type : List.of("CREATE", "LOGIN", "LOGIN", "DELETE")) {
      Document event = next();
      assertThat(event)
          .containsOnlyKeys("operationType", "providers", "user", "time")
          .containsEntry("operationType", type)
          .containsEntry("providers", List.of("local-userpass"));
      assertThat(event.get("time")).isInstanceOf(Date.class);
      assertThat(event.get("user", Document.class))
          .containsEntry("id", user.userId())
          .containsEntry("type", "normal")
          .containsEntry("data", new Document("email", Code.EMAIL))
          .containsKeys("identities", "custom_data");
    }
  }

  @Test
  void registeringAloneMakesNoUser() throws InterruptedException {
    trigger("CREATE");

    code.app().client().register(Code.EMAIL, Code.PASSWORD);
    code.anonymous();

    assertThat(next()).containsEntry("providers", List.of("anon-user"));
  }

  @Test
  void onlyTheProvidersThatAreNamedCount() throws InterruptedException {
    code.create(
        "/triggers",
        json("{name: 't', type: 'AUTHENTICATION', config: {operation_type: 'LOGIN',"
                + " providers: ['local-userpass']}}")
            .append("function_name", recorder));

    code.anonymous();
    code.signUp();

    assertThat(next()).containsEntry("providers", List.of("local-userpass"));
    assertThat(events).isEmpty();
  }

  @Test
  void linkingCreatesForTheProviderThatIsAddedAndADeletionNamesAll() throws InterruptedException {
    trigger("CREATE");
    trigger("DELETE");
    String token = code.anonymous();
    code.app().client().register(Code.EMAIL, Code.PASSWORD);
    var login = json("{username: 'caller@example.com', password: 'password'}");
    String link = code.app().client().app("/auth/providers/local-userpass/login?link=true");
    assertThat(code.app().client().send("POST", link, token, login)).isJson(200);
    assertThat(code.app().client().send("POST", link, token, login)).isJson(200);
    assertThat(code.app().client().deleteUser(token)).isEmpty(204);

    assertThat(next()).containsEntry("providers", List.of("anon-user"));
    Document linked = next();
    assertThat(linked).containsEntry("operationType", "CREATE");
    assertThat(linked).containsEntry("providers", List.of("local-userpass"));
    assertThat(linked.get("user", Document.class).getList("identities", Document.class)).hasSize(2);
    assertThat(next())
        .containsEntry("operationType", "DELETE")
        .containsEntry("providers", List.of("anon-user", "local-userpass"));
  }

  @Test
  void whatTheOperatorMakesAndRemovesIsToldToo() throws InterruptedException {
    trigger("CREATE");
    trigger("DELETE");

    String made = code.app().admin().createUser(Code.EMAIL, Code.PASSWORD).string("_id");
    assertThat(code.app().admin().delete(made)).isEmpty(204);

    assertThat(next()).containsEntry("operationType", "CREATE");
    assertThat(next()).containsEntry("operationType", "DELETE");
  }

  @Test
  void aDisabledTriggerRestsUntilItIsEnabled() throws InterruptedException {
    String id =
        code.create("/triggers", body("LOGIN").append("disabled", true).append("name", "rests"));
    code.anonymous();
    assertThat(code.admin("PUT", "/triggers/" + id, body("LOGIN").append("disabled", false)))
        .isEmpty(204);

    Tokens second = code.app().client().logInAnonymously().tokens();

    assertThat(next().get("user", Document.class)).containsEntry("id", second.userId());
    assertThat(events).isEmpty();
  }

  @Test
  void aDeletedTriggerDoesNothing() throws InterruptedException {
    String id = code.create("/triggers", body("LOGIN").append("name", "gone"));
    trigger("DELETE");

    assertThat(code.admin("DELETE", "/triggers/" + id, null)).isDone(200);
    code.app().client().deleteUser(code.anonymous());

    assertThat(next()).containsEntry("operationType", "DELETE");
  }

  @Test
  void codeThatEmbedsTheEmulatorListensToo() {
    BlockingQueue<UserEvent> heard = new LinkedBlockingQueue<>();
    code.app().emulator().onUserEvent(heard::add);

    String user = code.app().client().logInAnonymously().tokens().userId();

    await()
        .untilAsserted(
            () ->
                assertThat(heard)
                    .filteredOn(e -> e.clientAppId().equals(code.app().emulated().clientAppId()))
                    .extracting(e -> Map.entry(e.kind(), e.userId().orElseThrow()))
                    .containsExactly(
                        Map.entry(Kind.CREATED, user), Map.entry(Kind.LOGGED_IN, user)));
  }

  private void trigger(String type) {
    code.create("/triggers", body(type).append("name", "on" + type));
  }

  private Document body(String type) {
    return new Document("type", "AUTHENTICATION")
        .append("function_name", recorder)
        .append("config", new Document("operation_type", type).append("providers", List.of()));
  }

  private Document next() throws InterruptedException {
    Document event = events.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }
}
