package io.appservices.emulator.service.account;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.EmailPasswordSettings.Step;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.runtime.EmulatorClock;
import java.util.Optional;

/** Writes the two mails of the email/password provider and puts them into the outbox. */
final class Mailer {

  private final OutboxService outbox;
  private final EmulatorClock clock;
  private final Links links;

  Mailer(OutboxService outbox, EmulatorClock clock, Links links) {
    this.outbox = outbox;
    this.clock = clock;
    this.links = links;
  }

  void sendConfirmation(App app, AuthProvider provider, String email, OneTimeToken token) {
    Step step = provider.emailPassword().confirmation();
    String subject = step.subject().orElse("Confirm your email");
    send(Mail.Kind.CONFIRMATION, app, step.url(), email, subject, token);
  }

  void sendReset(App app, AuthProvider provider, String email, OneTimeToken token) {
    Step step = provider.emailPassword().reset();
    String subject = step.subject().orElse("Reset your password");
    send(Mail.Kind.PASSWORD_RESET, app, step.url(), email, subject, token);
  }

  private void send(
      Mail.Kind kind,
      App app,
      Optional<String> url,
      String email,
      String subject,
      OneTimeToken token) {
    String page = withToken(links.page(kind, app.clientAppId()), token);
    String link = url.map(own -> withToken(own, token)).orElse(page);
    outbox.send(
        app,
        new Mail(
            kind,
            app.clientAppId(),
            email,
            subject,
            link,
            page,
            token.token(),
            token.tokenId().toHexString(),
            clock.instant()));
  }

  private static String withToken(String url, OneTimeToken token) {
    String separator = url.contains("?") ? "&" : "?";
    return url + separator + "token=" + token.token() + "&tokenId=" + token.tokenId().toHexString();
  }
}
