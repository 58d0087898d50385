package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.MissingMailException;
import io.appservices.emulator.Race;
import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.Mail.Kind;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Provoked;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mails that nobody sends. */
class OutboxTest {

  private static final String EMAIL = "a+b@example.com";
  private static final String PASSWORD = "password";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(emulator);

  @BeforeEach
  void confirmByMail() {
    emulator.clock().freeze();
    app.admin().configure("local-userpass", new Document("autoConfirm", false));
  }

  @Test
  void aMailSaysWhatTheLinkCarries() {
    register(app, EMAIL);

    Mail mail = emulator.outbox().await(EMAIL, Kind.CONFIRMATION);
    assertThat(mail.kind()).isEqualTo(Kind.CONFIRMATION);
    assertThat(mail.clientAppId()).isEqualTo(app.emulated().clientAppId());
    assertThat(mail.subject()).isEqualTo("Confirm your email");
    assertThat(mail.token()).matches("[0-9a-f]{128}");
    assertThat(mail.tokenId()).matches("[0-9a-f]{24}");
    assertThat(mail.time()).isEqualTo(emulator.clock().instant());
    assertThat(mail.link())
        .isEqualTo(mail.page())
        .startsWith(emulator.baseUrl() + "/__emulator/v1/apps/" + mail.clientAppId() + "/confirm?");
  }

  @Test
  void linksLeadWhereTheAppSays() {
    app.admin()
        .configure(
            "local-userpass",
            new Document("emailConfirmationUrl", "https://example.com/confirm")
                .append("confirmEmailSubject", "Welcome!")
                .append("resetPasswordUrl", "https://example.com/?page=reset")
                .append("resetPasswordSubject", "Forgot?"));
    register(app, EMAIL);
    send(app, "reset/send", EMAIL);

    Mail confirmation = emulator.outbox().await(EMAIL, Kind.CONFIRMATION);
    Mail reset = emulator.outbox().await(EMAIL, Kind.PASSWORD_RESET);

    assertThat(confirmation.subject()).isEqualTo("Welcome!");
    assertThat(confirmation.link()).isEqualTo("https://example.com/confirm?" + query(confirmation));
    assertThat(confirmation.page()).startsWith(emulator.baseUrl());
    assertThat(reset.subject()).isEqualTo("Forgot?");
    assertThat(reset.link()).isEqualTo("https://example.com/?page=reset&" + query(reset));
  }

  @Test
  void mailsAreListedOldestFirst() {
    register(app, EMAIL);
    register(app, "other");
    send(app, "confirm/send", EMAIL);
    send(app, "reset/send", EMAIL);

    assertThat(emulator.outbox().list())
        .extracting(Mail::to)
        .containsExactly(EMAIL, "other", EMAIL, EMAIL);
    assertThat(emulator.outbox().list(EMAIL)).hasSize(3);
    List<Mail> confirmations = emulator.outbox().list(EMAIL, Kind.CONFIRMATION);
    assertThat(confirmations).hasSize(2);
    assertThat(emulator.outbox().await(EMAIL, Kind.CONFIRMATION)).isEqualTo(confirmations.get(1));
    emulator.outbox().clear();
    assertThat(emulator.outbox().list()).isEmpty();
  }

  @Test
  void awaitWaitsForTheMail() {
    Future<Mail> mail = Race.start(() -> emulator.outbox().await(EMAIL, Kind.CONFIRMATION));

    register(app, "other");
    register(app, EMAIL);

    assertThat(Race.join(mail).to()).isEqualTo(EMAIL);
  }

  @Test
  void awaitDoesNotWaitForEver() {
    register(app, EMAIL);

    assertThatThrownBy(
            () -> emulator.outbox().await(EMAIL, Kind.PASSWORD_RESET, Duration.ofMillis(1)))
        .isInstanceOf(MissingMailException.class)
        .hasMessageContainingAll("PASSWORD_RESET", EMAIL);
  }

  @Test
  void aListenerHearsOfEveryMailBeforeTheRequestIsAnswered() {
    List<Mail> heard = new ArrayList<>();
    emulator.outbox().onMail(heard::add);

    register(app, EMAIL);

    assertThat(heard).isEqualTo(emulator.outbox().list());
  }

  @Test
  void aListenerThatThrowsSpoilsNoRegistration() {
    List<Mail> heard = new ArrayList<>();
    emulator
        .outbox()
        .onMail(
            mail -> {
              throw Provoked.failure(new AssertionError("planted"));
            });
    ListenerRegistration later = emulator.outbox().onMail(heard::add);

    assertThat(app.client().register(EMAIL, PASSWORD)).hasStatus(201);
    later.close();
    assertThat(app.client().register("c@b.c", PASSWORD)).hasStatus(201);

    assertThat(heard).extracting(Mail::to).containsExactly(EMAIL);
  }

  @Test
  void whatIsRefusedSendsNoMail() {
    register(app, EMAIL);
    emulator.outbox().clear();

    assertThat(app.client().register(EMAIL, PASSWORD)).hasStatus(409);
    assertThat(app.client().userpass("reset/send", Map.of("email", "nobody"))).hasStatus(404);
    assertThat(app.client().userpass("confirm/send", Map.of("email", "nobody"))).hasStatus(404);
    assertThat(app.admin().createUser("b@b.c", PASSWORD)).isJson(201);

    assertThat(emulator.outbox().list()).isEmpty();
  }

  @Test
  void overHttpMailsAreListedWithAllThatTheySay() {
    register(app, EMAIL);
    Mail mail = emulator.outbox().list().get(0);

    assertThat(messages(""))
        .containsExactly(
            new Document("kind", "confirmation")
                .append("app", app.emulated().clientAppId())
                .append("to", EMAIL)
                .append("subject", mail.subject())
                .append("link", mail.link())
                .append("page", mail.page())
                .append("token", mail.token())
                .append("token_id", mail.tokenId())
                .append("time", mail.time().toString()));
  }

  @Test
  void overHttpMailsAreSelected() {
    TestApp other = TestApp.on(emulator);
    other.admin().configure("local-userpass", new Document("autoConfirm", false));
    register(app, EMAIL);
    register(app, "other");
    register(other, EMAIL);
    send(app, "reset/send", EMAIL);

    assertThat(messages("")).hasSize(4);
    assertThat(messages("?to=a%2Bb@example.com")).hasSize(3);
    assertThat(messages("?to=nobody")).isEmpty();
    assertThat(messages("?kind=password_reset")).hasSize(1);
    assertThat(Http.send("GET", outbox("?kind=nothing"), null)).hasStatus(400);
    String appId = app.emulated().clientAppId();
    assertThat(messages("?app=" + appId + "&to=a%2Bb@example.com&kind=confirmation")).hasSize(1);
    assertThat(Http.send("DELETE", outbox(""), null)).isEmpty(204);
    assertThat(messages("")).isEmpty();
  }

  private static void register(TestApp app, String email) {
    assertThat(app.client().register(email, PASSWORD)).isDone(201);
  }

  private static void send(TestApp app, String operation, String email) {
    assertThat(app.client().userpass(operation, Map.of("email", email))).isDone(202);
  }

  private List<Document> messages(String query) {
    Response response = Http.send("GET", outbox(query), null);
    assertThat(response).isJson(200);
    return response.document().getList("messages", Document.class);
  }

  private String outbox(String query) {
    return emulator.baseUrl() + "/__emulator/v1/outbox" + query;
  }

  private static String query(Mail mail) {
    return "token=" + mail.token() + "&tokenId=" + mail.tokenId();
  }
}
