package io.appservices.testkit.client;

import io.appservices.emulator.config.EmulatorConfig;

/**
 * A key pair that opens the Admin API.
 *
 * @param publicKey not blank, without a colon
 * @param privateKey not blank
 */
public record OperatorKey(String publicKey, String privateKey) {

  /** The one that an emulator has unless it is given another. */
  public static final OperatorKey DEFAULT =
      new OperatorKey(EmulatorConfig.DEFAULT_PUBLIC_KEY, EmulatorConfig.DEFAULT_PRIVATE_KEY);

  /** Refuses blank keys. */
  public OperatorKey {
    if (publicKey.isBlank() || privateKey.isBlank() || publicKey.contains(":")) {
      throw new IllegalArgumentException(
          "a key pair is <public>:<private>, neither blank, and the first without a colon");
    }
  }

  /** Returns the pair that a text such as {@code emulator:emulator-private-key} names. */
  public static OperatorKey parse(String text) {
    int colon = text.indexOf(':');
    return new OperatorKey(colon < 0 ? "" : text.substring(0, colon), text.substring(colon + 1));
  }

  /** Omits the private key. */
  @Override
  public String toString() {
    return "OperatorKey[" + publicKey + "]";
  }
}
