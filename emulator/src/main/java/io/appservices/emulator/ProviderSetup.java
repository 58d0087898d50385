package io.appservices.emulator;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.service.AuthProviderService;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** How one logs in to an app, set up in process. Nothing of it is a deployment. */
final class ProviderSetup {

  private final AuthProviderService providers;
  private final Supplier<App> app;

  ProviderSetup(AuthProviderService providers, Supplier<App> app) {
    this.providers = providers;
    this.app = app;
  }

  void enable(String name, Map<String, Object> config) {
    ProviderType type = type(name);
    Objects.requireNonNull(config, "config");
    providers.enable(app.get(), type, config);
  }

  void disable(String name) {
    providers.disable(app.get(), type(name));
  }

  void autoConfirm(boolean automatically) {
    userpass(Map.of("autoConfirm", automatically, "runConfirmationFunction", false));
  }

  void confirmationFunction(String name) {
    Objects.requireNonNull(name, "functionName");
    userpass(
        Map.of(
            "autoConfirm",
            false,
            "runConfirmationFunction",
            true,
            "confirmationFunctionId",
            "",
            "confirmationFunctionName",
            name));
  }

  void resetFunction(String name) {
    Objects.requireNonNull(name, "functionName");
    userpass(Map.of("runResetFunction", true, "resetFunctionId", "", "resetFunctionName", name));
  }

  private void userpass(Map<String, Object> config) {
    enable(ProviderType.LOCAL_USERPASS.wireName(), config);
  }

  private static ProviderType type(String name) {
    Objects.requireNonNull(name, "provider");
    return ProviderType.byCommonName(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no auth provider '%s'; there are %s"
                        .formatted(name, String.join(", ", ProviderType.commonNames()))));
  }
}
