package io.appservices.emulator.service.account;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.runtime.EmulatorClock;

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
    String subject = provider.config().text("confirmEmailSubject").orElse("Confirm your email");
    send(Mail.Kind.CONFIRMATION, app, provider, "emailConfirmationUrl", email, subject, token);
  }

  void sendReset(App app, AuthProvider provider, String email, OneTimeToken token) {
    String subject = provider.config().text("resetPasswordSubject").orElse("Reset your password");
    send(Mail.Kind.PASSWORD_RESET, app, provider, "resetPasswordUrl", email, subject, token);
  }

  private void send(
      Mail.Kind kind,
      App app,
      AuthProvider provider,
      String urlKey,
      String email,
      String subject,
      OneTimeToken token) {
    String page = withToken(links.page(kind, app.clientAppId()), token);
    String link =
        provider
            .config()
            .text(urlKey)
            .filter(url -> !url.isBlank())
            .map(url -> withToken(url, token))
            .orElse(page);
    outbox.send(
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
