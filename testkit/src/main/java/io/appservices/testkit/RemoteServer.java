package io.appservices.testkit;

import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.ApiResponse;
import io.appservices.testkit.client.AppAddress;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.OperatorKey;
import io.appservices.testkit.client.RefusedCallException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server that is up already, which tests are to run against.
 *
 * @param url its base URL
 * @param key opens its Admin API
 */
record RemoteServer(String url, OperatorKey key) {

  /** The configuration parameter of JUnit, or system property, that names the server. */
  static final String URL = "appservices.emulator.url";

  private static final String URL_VARIABLE = "APPSERVICES_EMULATOR_URL";
  private static final String KEY = "appservices.emulator.admin-key";
  private static final String KEY_VARIABLE = "APPSERVICES_EMULATOR_ADMIN_KEY";

  /** Returns the address of the server that code outside of tests is told of; empty for none. */
  static Optional<String> named() {
    return setting(Optional.ofNullable(System.getProperty(URL)), URL_VARIABLE);
  }

  /** Returns the server that tests are to run against, if any, unchecked. */
  static Optional<RemoteServer> find(ExtensionContext context) {
    return setting(context.getConfigurationParameter(URL), URL_VARIABLE)
        .map(
            url ->
                new RemoteServer(
                    url,
                    setting(context.getConfigurationParameter(KEY), KEY_VARIABLE)
                        .map(RemoteServer::key)
                        .orElse(OperatorKey.DEFAULT)));
  }

  private static Optional<String> setting(Optional<String> parameter, String variable) {
    return parameter
        .or(() -> Optional.ofNullable(System.getenv(variable)))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static OperatorKey key(String text) {
    try {
      return OperatorKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "%s (or %s): %s".formatted(KEY, KEY_VARIABLE, e.getMessage()), e);
    }
  }

  /**
   * Returns the server.
   *
   * @throws ExtensionConfigurationException if it does not answer, is something else, or does not
   *     take the key
   */
  RemoteServer checked() {
    try {
      AppAddress any = new AppAddress(url, "-", "-", "-");
      ApiResponse health = ControlApi.of(any).request("GET", "/health", null);
      if (!health.isSuccess()) {
        throw new ExtensionConfigurationException(
            "what answers at %s (%s) is no App Services emulator: GET /__emulator/v1/health is %d"
                .formatted(url, URL, health.status()));
      }
      AdminApi.of(any, key).request("GET", "/auth/profile", null);
      return this;
    } catch (UncheckedIOException e) {
      throw new ExtensionConfigurationException(
          "no emulator answers at %s (%s): start one, or run without %s to have it in the tests: %s"
              .formatted(url, URL, URL, e.getMessage()),
          e);
    } catch (RefusedCallException e) {
      throw new ExtensionConfigurationException(
          "the emulator at %s does not take the key '%s': give its own by %s=<public>:<private>, or"
                  .formatted(url, key.publicKey(), KEY)
              + " in %s: %s".formatted(KEY_VARIABLE, e.getMessage()),
          e);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(URL + ": " + e.getMessage(), e);
    }
  }

  /** Returns what to tell somebody who wants something that only the emulator in the tests has. */
  String inProcessOnly(String what) {
    return inProcessOnly(what, url);
  }

  static String inProcessOnly(String what, String url) {
    return what
        + " is there only where the emulator runs inside the tests, and these run against "
        + url
        + " ("
        + URL
        + "). In both ways there are ClientApi, AdminApi, ControlApi, AppAddress, @TestUser"
        + " SignedInUser, @BaseUrl String and @AppId String";
  }
}
