package io.appservices.emulator.service.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.RequestSettings;
import io.appservices.emulator.domain.definition.RequestSettings.Validation;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.SecretService;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks what proves that a request may call: a secret in its query, or a signature of its body.
 */
public final class RequestValidator {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";

  /** The signature that GitHub sends beside the other one. */
  private static final String OLD_ALGORITHM = "HmacSHA1";

  private static final String OLD_PREFIX = "sha1=";

  private final ConfigService config;
  private final SecretService secrets;

  public RequestValidator(ConfigService config, SecretService secrets) {
    this.config = config;
    this.secrets = secrets;
  }

  /**
   * Checks a request.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it does not prove it, or there
   *     is no secret to prove it by
   */
  void check(App app, RequestSettings settings, EndpointRequest request) {
    if (settings.validation() != Validation.NO_VALIDATION) {
      Optional<String> secret =
          config
              .name(app, ConfigKind.SECRET, settings.secret())
              .flatMap(name -> secrets.value(app, name));
      check(settings.validation(), secret, request);
    }
  }

  /** Checks a request by a secret that is known. */
  void check(Validation validation, Optional<String> secret, EndpointRequest request) {
    switch (validation) {
      case NO_VALIDATION -> {}
      case SECRET_AS_QUERY_PARAM -> checkSecret(secret, request);
      case VERIFY_PAYLOAD -> checkSignature(secret, request, ALGORITHM, PREFIX);
    }
  }

  /** Checks a request of GitHub, which signs with either algorithm. */
  void checkGitHub(Validation validation, Optional<String> secret, EndpointRequest request) {
    if (validation == Validation.VERIFY_PAYLOAD && sent(request).startsWith(OLD_PREFIX)) {
      checkSignature(secret, request, OLD_ALGORITHM, OLD_PREFIX);
    } else {
      check(validation, secret, request);
    }
  }

  private static void checkSecret(Optional<String> secret, EndpointRequest request) {
    boolean valid =
        known(secret).filter(own -> areSame(own, request.secret().orElse(""))).isPresent();
    if (!valid) {
      throw EndpointRefusals.invalidSecret();
    }
  }

  private static void checkSignature(
      Optional<String> secret, EndpointRequest request, String algorithm, String prefix) {
    boolean valid =
        known(secret)
            .map(key -> prefix + signature(key, request.body(), algorithm))
            .filter(expected -> areSame(expected, sent(request)))
            .isPresent();
    if (!valid) {
      throw EndpointRefusals.invalidSignature();
    }
  }

  /** Returns a secret; an empty one is none, since everybody knows it. */
  private static Optional<String> known(Optional<String> secret) {
    return secret.filter(text -> !text.isEmpty());
  }

  /** Returns the signature in the request; the documentation once prints a colon before it. */
  private static String sent(EndpointRequest request) {
    String sent = request.signature().orElse("").strip();
    return sent.startsWith(":") ? sent.substring(1).strip() : sent;
  }

  private static String signature(String secret, byte[] body, String algorithm) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** Compares in a time that does not tell how much of it is right. */
  private static boolean areSame(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }
}
