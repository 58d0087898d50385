package io.appservices.emulator.service.account;

import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.service.HeardServices;
import io.appservices.emulator.service.Services;
import io.appservices.emulator.storage.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The mails that are sent, how they are waited for, and why there are none. */
@Timeout(60)
class OutboxServiceTest {

  private final HeardServices scene = new HeardServices();
  private final Services services = scene.services;
  private final OutboxService outbox = services.outbox;
  private final MissingMails missing = new MissingMails(services.storage, outbox);

  private void configure(String... texts) {
    Document config = new Document("autoConfirm", false);
    for (int i = 0; i < texts.length; i += 2) {
      config.append(texts[i], texts[i + 1]);
    }
    services.configure(config);
  }

  private Mail newest() {
    List<Mail> mails = outbox.list(mail -> true);
    return mails.get(mails.size() - 1);
  }

  private static String query(OneTimeToken token) {
    return "token=" + token.token() + "&tokenId=" + token.tokenId().toHexString();
  }

  @Test
  void aMailLeadsToThePageOfTheAppOrToTheEmulators() {
    configure();
    services.register(EMAIL, PASSWORD);
    OneTimeToken token = Objects.requireNonNull(scene.account(EMAIL).confirmation());
    String page = "http://localhost?" + query(token);
    assertThat(newest())
        .isEqualTo(
            new Mail(
                Mail.Kind.CONFIRMATION,
                scene.app().clientAppId(),
                EMAIL,
                "Confirm your email",
                page,
                page,
                token.token(),
                token.tokenId().toHexString(),
                services.clock.instant()));
    services.resets.send(scene.app(), EMAIL);
    assertThat(newest().kind()).isEqualTo(Mail.Kind.PASSWORD_RESET);
    assertThat(newest().to()).isEqualTo(EMAIL);
    assertThat(newest().subject()).isEqualTo("Reset your password");

    configure(
        "emailConfirmationUrl", "http://own/confirm?x=1",
        "confirmEmailSubject", "Welcome",
        "resetPasswordUrl", "http://own/reset",
        "resetPasswordSubject", "Again");
    OneTimeToken second = services.registrations.resend(scene.app(), EMAIL);
    assertThat(newest().link()).isEqualTo("http://own/confirm?x=1&" + query(second));
    assertThat(newest().page()).isEqualTo("http://localhost?" + query(second));
    assertThat(newest().subject()).isEqualTo("Welcome");
    services.resets.send(scene.app(), EMAIL);
    OneTimeToken reset = Objects.requireNonNull(scene.account(EMAIL).reset());
    assertThat(newest().link()).isEqualTo("http://own/reset?" + query(reset));
    assertThat(newest().subject()).isEqualTo("Again");
  }

  @Test
  void listenersAreToldAndOnlyTheWantedIsListed() {
    configure();
    List<Mail> told = new ArrayList<>();
    outbox.onMail(told::add);
    services.register(EMAIL, PASSWORD);
    services.register("b@x", PASSWORD);
    assertThat(told).extracting(Mail::to).containsExactly(EMAIL, "b@x");
    assertThat(outbox.list(mail -> mail.to().equals(EMAIL))).containsExactly(told.get(0));
    outbox.clear();
    assertThat(outbox.list(mail -> true)).isEmpty();
  }

  @Test
  void whoWaitsGetsTheNewestOrTheNextOrNothingInTheEnd() throws InterruptedException {
    configure();
    assertThat(outbox.await(mail -> true, 0)).isEmpty();
    assertThat(outbox.await(mail -> true, 20)).isEmpty();
    services.register(EMAIL, PASSWORD);
    services.resets.send(scene.app(), EMAIL);
    assertThat(outbox.await(mail -> true, 0).map(Mail::kind)).contains(Mail.Kind.PASSWORD_RESET);
    AtomicReference<Optional<Mail>> found = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                found.set(outbox.await(mail -> mail.to().equals("b@x"), 600_000));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.setDaemon(true);
    waiting.start();
    untilItWaits(waiting);
    services.register("c@x", PASSWORD);
    untilItWaits(waiting);
    services.register("b@x", PASSWORD);
    waiting.join();
    assertThat(found.get().map(Mail::to)).contains("b@x");
  }

  private static void untilItWaits(Thread thread) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(50))
        .until(() -> thread.getState() == Thread.State.TIMED_WAITING);
  }

  @Test
  void whyThereIsNoMailIsExplained() {
    Mail.Kind confirmation = Mail.Kind.CONFIRMATION;
    Mail.Kind reset = Mail.Kind.PASSWORD_RESET;
    String app = "App '" + scene.app().clientAppId() + "' ";
    assertThat(missing.explain(EMAIL, confirmation))
        .isEqualTo("No app has an email/password account '" + EMAIL + "'. The outbox is empty.");
    services.register(EMAIL, PASSWORD);
    assertThat(missing.explain(EMAIL, confirmation))
        .startsWith(app + "confirms registrations automatically: autoConfirm(false)")
        .endsWith(" The outbox is empty.");
    assertThat(missing.explain(EMAIL, reset)).isEqualTo("The outbox is empty.");
    assertThat(missing.explain(Optional.empty(), Optional.of(EMAIL), Optional.of(reset)))
        .isEqualTo("The outbox is empty.");
    assertThat(missing.explain(Optional.empty(), Optional.of(EMAIL), Optional.empty()))
        .startsWith(app + "confirms registrations automatically");
    configure();
    assertThat(missing.explain(EMAIL, confirmation))
        .isEqualTo(app + "has confirmed the account already. The outbox is empty.");
    services.register("b@x", PASSWORD);
    assertThat(missing.explain("b@x", confirmation))
        .isEqualTo("The newest of 1 mails: CONFIRMATION to b@x.");
    services.configure(
        new Document("autoConfirm", false)
            .append("runConfirmationFunction", true)
            .append("runResetFunction", true));
    assertThat(missing.explain("b@x", confirmation))
        .startsWith(app + "confirms accounts by a function, not by mail. ");
    assertThat(missing.explain("b@x", reset))
        .startsWith(app + "resets passwords by a function, not by mail. ");
    scene.changeProviders(provider -> provider.withDisabled(true));
    assertThat(missing.explain("b@x", reset)).startsWith(app + "has email/password switched off. ");
    scene.change(now -> now.withProviders(List.of()));
    assertThat(missing.explain("b@x", reset)).startsWith(app + "has email/password switched off. ");
  }

  @Test
  void appsThatSendNoneAreNamedAndNotTooManyMails() {
    Optional<String> any = Optional.empty();
    String automatic = "App '" + scene.app().clientAppId() + "' confirms registrations";
    assertThat(missing.explain(any, any, Optional.empty())).startsWith(automatic);
    Optional<String> own = Optional.of(scene.app().clientAppId());
    assertThat(missing.explain(own, any, Optional.empty())).startsWith(automatic);
    assertThat(missing.explain(Optional.of("other"), any, Optional.empty()))
        .isEqualTo("The outbox is empty.");
    configure();
    for (int i = 0; i < 6; i++) {
      services.register(i + "@x", PASSWORD);
    }
    assertThat(missing.explain(any, any, Optional.empty()))
        .isEqualTo(
            "The newest of 6 mails: CONFIRMATION to 1@x, CONFIRMATION to 2@x, CONFIRMATION to"
                + " 3@x, CONFIRMATION to 4@x, CONFIRMATION to 5@x.");
    services.configure(new Document("autoConfirm", true));
    scene.changeProviders(provider -> provider.withDisabled(true));
    assertThat(missing.explain(any, any, Optional.empty())).startsWith("The newest of 6");
    scene.changeProviders(provider -> provider.withDisabled(false));
    for (int i = 1; i < 7; i++) {
      App more = Samples.app(i, "more-" + i).withProviders(scene.app().providers());
      services.storage.apps().insert(more);
    }
    String reasons = missing.explain(any, any, Optional.empty());
    assertThat(reasons.split("confirms registrations", -1)).hasSize(6);
    assertThat(reasons).contains("The newest of 6 mails");
  }
}
