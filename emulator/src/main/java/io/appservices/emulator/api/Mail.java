package io.appservices.emulator.api;

import java.time.Instant;
import java.util.Locale;

/**
 * A mail that the service would have sent.
 *
 * @param clientAppId the app that it is about
 * @param link the link for the user: the URL that the provider is set up with, or the emulator's
 *     own page if there is none
 * @param page the emulator's own page that does what the link is for
 * @param token 128 hexadecimal digits, for the client API's confirm or reset call
 * @param tokenId goes with the token; 24 hexadecimal digits
 * @param time by the emulator's clock
 */
public record Mail(
    Kind kind,
    String clientAppId,
    String to,
    String subject,
    String link,
    String page,
    String token,
    String tokenId,
    Instant time) {

  /** The purpose of a mail. */
  public enum Kind {
    /** Proves that the address of a new account is the user's. */
    CONFIRMATION,
    /** Lets a user set a new password. */
    PASSWORD_RESET;

    /** Returns the name in answers over HTTP, such as {@code password_reset}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
