package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Reference;
import java.util.Optional;

/**
 * The {@code config} of the provider {@code local-userpass} (docs: email/password authentication).
 *
 * @param autoConfirm whether accounts are confirmed at once, which goes before all else
 * @param confirmation the way of confirming accounts otherwise
 * @param reset the way of resetting passwords
 */
public record EmailPasswordSettings(boolean autoConfirm, Step confirmation, Step reset) {

  /**
   * A step that a function of the app does, or else a mail with a link.
   *
   * @param runsFunction whether the function is used
   * @param function the function, which may stay named while it is not used
   * @param url the target of the link in the mail; empty for a page of the emulator
   * @param subject of the mail; empty for the one of the service
   */
  public record Step(
      boolean runsFunction, Reference function, Optional<String> url, Optional<String> subject) {}

  /** Reads the {@code config}. */
  public static EmailPasswordSettings of(Members config) {
    return new EmailPasswordSettings(
        confirmsAutomatically(config),
        new Step(
            config.flag("runConfirmationFunction"),
            Reference.of(config, "confirmationFunctionId", "confirmationFunctionName"),
            config.text("emailConfirmationUrl").filter(url -> !url.isBlank()),
            config.text("confirmEmailSubject")),
        new Step(
            config.flag("runResetFunction"),
            Reference.of(config, "resetFunctionId", "resetFunctionName"),
            config.text("resetPasswordUrl").filter(url -> !url.isBlank()),
            config.text("resetPasswordSubject")));
  }

  static boolean confirmsAutomatically(Members config) {
    return config.flag("autoConfirm");
  }
}
