package io.appservices.emulator.service.account;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.EmailPasswordSettings;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains why an expected mail was not sent. */
public final class MissingMails {

  private static final int SHOWN = 5;

  private final Storage storage;
  private final OutboxService outbox;

  public MissingMails(Storage storage, OutboxService outbox) {
    this.storage = storage;
    this.outbox = outbox;
  }

  /** Explains in sentences why no mail of a kind went to an address, and what to use instead. */
  public String explain(String to, Mail.Kind kind) {
    List<String> reasons = new ArrayList<>();
    for (App app : storage.apps().list()) {
      storage
          .registrations()
          .find(app.id(), to)
          .flatMap(account -> reason(app, account, kind))
          .ifPresent(reasons::add);
    }
    if (reasons.isEmpty() && !hasAccount(to)) {
      reasons.add("No app has an email/password account '" + to + "'.");
    }
    reasons.add(contents());
    return String.join(" ", reasons);
  }

  /**
   * Explains why no mail is there.
   *
   * @param app the client app id of the app that was to send it; empty for any
   * @param to empty for any
   * @param kind empty for any
   */
  public String explain(Optional<String> app, Optional<String> to, Optional<Mail.Kind> kind) {
    if (to.isPresent()) {
      return explain(to.get(), kind.orElse(Mail.Kind.CONFIRMATION));
    }
    List<String> reasons = new ArrayList<>();
    storage.apps().list().stream()
        .filter(one -> app.map(one.clientAppId()::equals).orElse(true))
        .filter(one -> confirmsAutomatically(one))
        .map(MissingMails::automatic)
        .forEach(reasons::add);
    if (reasons.size() > SHOWN) {
      reasons.subList(SHOWN, reasons.size()).clear();
    }
    reasons.add(contents());
    return String.join(" ", reasons);
  }

  private static boolean confirmsAutomatically(App app) {
    return app.provider(ProviderType.LOCAL_USERPASS)
        .filter(provider -> !provider.disabled() && provider.confirmsAutomatically())
        .isPresent();
  }

  private static String automatic(App app) {
    return ("App '%s' confirms registrations automatically: autoConfirm(false) before the user"
            + " registers has it send mails (app.providers() in Java, the provider's config in the"
            + " Admin API, --no-auto-confirm for all new apps).")
        .formatted(app.clientAppId());
  }

  private static Optional<String> reason(App app, Registration account, Mail.Kind kind) {
    String name = "App '" + app.clientAppId() + "' ";
    AuthProvider provider = app.provider(ProviderType.LOCAL_USERPASS).orElse(null);
    if (provider == null || provider.disabled()) {
      return Optional.of(name + "has email/password switched off.");
    }
    EmailPasswordSettings settings = provider.emailPassword();
    if (kind == Mail.Kind.PASSWORD_RESET) {
      return settings.reset().runsFunction()
          ? Optional.of(name + "resets passwords by a function, not by mail.")
          : Optional.empty();
    }
    if (settings.autoConfirm()) {
      return Optional.of(automatic(app));
    }
    if (settings.confirmation().runsFunction()) {
      return Optional.of(name + "confirms accounts by a function, not by mail.");
    }
    return account.confirmed()
        ? Optional.of(name + "has confirmed the account already.")
        : Optional.empty();
  }

  private boolean hasAccount(String email) {
    return storage.apps().list().stream()
        .anyMatch(app -> storage.registrations().find(app.id(), email).isPresent());
  }

  private String contents() {
    List<Mail> mails = outbox.list(mail -> true);
    if (mails.isEmpty()) {
      return "The outbox is empty.";
    }
    List<String> newest =
        mails.subList(Math.max(0, mails.size() - SHOWN), mails.size()).stream()
            .map(mail -> mail.kind() + " to " + mail.to())
            .toList();
    return "The newest of " + mails.size() + " mails: " + String.join(", ", newest) + ".";
  }
}
