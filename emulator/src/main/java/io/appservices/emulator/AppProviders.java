package io.appservices.emulator;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.service.config.AuthProviderService;
import java.util.Map;
import java.util.Objects;

/**
 * The authentication providers of an app. A change counts from the next login on, and is no
 * deployment.
 */
public final class AppProviders {

  private final AuthProviderService authProviders;
  private final EmulatedApp app;

  AppProviders(AuthProviderService authProviders, EmulatedApp app) {
    this.authProviders = authProviders;
    this.app = app;
  }

  /**
   * Switches a way to log in on, as it is set up already or with nothing set up.
   *
   * @param provider {@code anon-user}, {@code local-userpass}, {@code api-key}, {@code
   *     custom-function}, {@code custom-token}, {@code google}, {@code facebook} or {@code apple};
   *     the last three also with {@code oauth2-} before them
   * @throws IllegalArgumentException if there is no such provider; it lists those there are
   */
  public void enable(String provider) {
    enable(provider, Map.of());
  }

  /**
   * Switches a way to log in on and changes how it is set up.
   *
   * @param provider as for {@link #enable(String)}
   * @param config what to change in the provider's {@code config}, by the names of the Admin API,
   *     such as {@code clientId} or {@code authFunctionName}; other settings stay. Values are
   *     strings, numbers, booleans, lists and maps
   * @throws IllegalArgumentException if there is no such provider, or a value cannot be JSON
   */
  public void enable(String provider, Map<String, Object> config) {
    ProviderType type = type(provider);
    Objects.requireNonNull(config, "config");
    authProviders.enable(app.app(), type, config);
  }

  /**
   * Switches a way to log in off: logins are refused, sessions go on.
   *
   * @param provider as for {@link #enable(String)}; one that is off stays off
   */
  public void disable(String provider) {
    authProviders.disable(app.app(), type(provider));
  }

  /**
   * Says how new email/password accounts are confirmed.
   *
   * @param automatically true: at once, which is the default of a new app; false: by a mail, which
   *     goes to the {@link AppServicesEmulator#outbox() outbox}
   */
  public void autoConfirm(boolean automatically) {
    userpass(Map.of("autoConfirm", automatically, "runConfirmationFunction", false));
  }

  /**
   * Has new email/password accounts confirmed by a function of the app, in place of a mail.
   *
   * @param functionName in Java or JavaScript; its argument and result are those of the service
   */
  public void confirmationFunction(String functionName) {
    Objects.requireNonNull(functionName, "functionName");
    userpass(
        Map.of(
            "autoConfirm",
            false,
            "runConfirmationFunction",
            true,
            "confirmationFunctionId",
            "",
            "confirmationFunctionName",
            functionName));
  }

  /**
   * Has passwords reset by a function of the app, in place of a mail.
   *
   * @param functionName in Java or JavaScript; its arguments and result are those of the service
   */
  public void resetFunction(String functionName) {
    Objects.requireNonNull(functionName, "functionName");
    userpass(
        Map.of("runResetFunction", true, "resetFunctionId", "", "resetFunctionName", functionName));
  }

  private void userpass(Map<String, Object> config) {
    enable(ProviderType.LOCAL_USERPASS.wireName(), config);
  }

  static ProviderType type(String name) {
    Objects.requireNonNull(name, "provider");
    return ProviderType.byCommonName(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no auth provider '%s'; there are %s"
                        .formatted(name, String.join(", ", ProviderType.commonNames()))));
  }
}
