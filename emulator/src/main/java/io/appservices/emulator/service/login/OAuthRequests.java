package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ExpiringMap;
import io.appservices.emulator.runtime.Secrets;
import java.time.Duration;
import java.util.Optional;
import org.bson.Document;

/** The pending requests of users who are at the identity provider. */
final class OAuthRequests {

  static final long LIFETIME_SECONDS = 10 * 60;
  private static final int ID_BYTES = 16;

  private final EmulatorClock clock;
  private final Secrets secrets;
  private final ExpiringMap<String, OAuthRequest> requests;

  OAuthRequests(EmulatorClock clock, Secrets secrets) {
    this.clock = clock;
    this.secrets = secrets;
    this.requests = new ExpiringMap<>(clock, Duration.ofSeconds(LIFETIME_SECONDS));
  }

  /**
   * Returns a new request.
   *
   * @param accessToken of the user who links; empty for a login
   */
  OAuthRequest open(
      String clientAppId,
      ProviderType provider,
      String redirect,
      String state,
      Optional<Document> device,
      Optional<String> accessToken) {
    OAuthRequest request =
        new OAuthRequest(
            secrets.hex(ID_BYTES),
            clientAppId,
            provider,
            redirect,
            state,
            device,
            accessToken.map(token -> new OAuthRequest.Link(token, secrets.hex(ID_BYTES))),
            clock.seconds() + LIFETIME_SECONDS);
    requests.put(request.id(), request);
    return request;
  }

  Optional<OAuthRequest> find(String id) {
    return requests.find(id);
  }

  /** Finds a request and uses it up. */
  Optional<OAuthRequest> take(String id) {
    return requests.take(id);
  }
}
