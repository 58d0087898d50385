package io.appservices.emulator.service;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AuthProvider;
import io.appservices.emulator.domain.OneTimeToken;
import io.appservices.emulator.runtime.EmulatorClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Writes the two mails of the email/password provider and puts them into the outbox. */
final class Mailer {

  private final OutboxService outbox;
  private final EmulatorClock clock;
  private final Supplier<String> baseUrl;

  /** A mailer whose links to the emulator's own pages start with the base URL. */
  Mailer(OutboxService outbox, EmulatorClock clock, Supplier<String> baseUrl) {
    this.outbox = outbox;
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  void sendConfirmation(App app, AuthProvider provider, String email, OneTimeToken token) {
    String subject =
        provider.config("confirmEmailSubject", String.class).orElse("Confirm your email");
    send(Mail.Kind.CONFIRMATION, app, provider, "emailConfirmationUrl", email, subject, token);
  }

  void sendReset(App app, AuthProvider provider, String email, OneTimeToken token) {
    String subject =
        provider.config("resetPasswordSubject", String.class).orElse("Reset your password");
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
    String page = withToken(page(kind, app), token);
    String link =
        provider
            .config(urlKey, String.class)
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

  private String page(Mail.Kind kind, App app) {
    String operation = kind == Mail.Kind.CONFIRMATION ? "confirm" : "reset";
    String appId = URLEncoder.encode(app.clientAppId(), StandardCharsets.UTF_8);
    return baseUrl.get() + "/__emulator/v1/apps/" + appId + "/" + operation;
  }

  private static String withToken(String url, OneTimeToken token) {
    String separator = url.contains("?") ? "&" : "?";
    return url + separator + "token=" + token.token() + "&tokenId=" + token.tokenId().toHexString();
  }
}
