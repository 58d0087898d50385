package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import java.util.Optional;

/** The rules that hold wherever an email/password account is made or changed. */
public final class Accounts {

  /** Docs: "the password must be between 6 and 128 characters". */
  public static final int MIN_PASSWORD = 6;

  public static final int MAX_PASSWORD = 128;

  /** The Admin API's limit for a change of email; taken for new accounts too. */
  public static final int MAX_EMAIL = 128;

  private Accounts() {}

  /** Refuses only what is empty or too long: the service takes any text for an email. */
  public static void checkEmail(String email) {
    if (!isEmail(email)) {
      throw AccountRefusals.emailInvalid();
    }
  }

  public static boolean isEmail(String text) {
    return !text.isEmpty() && text.length() <= MAX_EMAIL;
  }

  public static void checkPassword(String password) {
    if (!isPassword(password)) {
      throw AccountRefusals.passwordLength();
    }
  }

  public static boolean isPassword(String text) {
    return text.length() >= MIN_PASSWORD && text.length() <= MAX_PASSWORD;
  }

  /** Returns the provider of a type, if logging in with it is possible at all. */
  public static AuthProvider enabledProvider(App app, ProviderType type) {
    Optional<AuthProvider> provider = app.provider(type);
    if (provider.isEmpty() || provider.get().disabled()) {
      throw Refusals.providerUnavailable(type.wireName());
    }
    return provider.get();
  }

  /** Returns the provider that a URL names, if logging in with it is possible at all. */
  public static AuthProvider enabledProvider(App app, String name) {
    return ProviderType.byWireName(name)
        .map(type -> enabledProvider(app, type))
        .orElseThrow(() -> Refusals.providerUnavailable(name));
  }

  /**
   * Returns the enabled email/password provider as {@link #enabledProvider(App, ProviderType)}
   * does; the error tells an operator what is switched off.
   */
  public static AuthProvider userpassForOperator(App app) {
    return app.provider(ProviderType.LOCAL_USERPASS)
        .filter(provider -> !provider.disabled())
        .orElseThrow(AdminRefusals::userpassNotEnabled);
  }
}
