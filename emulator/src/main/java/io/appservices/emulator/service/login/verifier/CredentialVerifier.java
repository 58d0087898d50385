package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import org.bson.types.ObjectId;

/**
 * The one thing in which providers differ: how credentials prove an identity.
 *
 * @param <C> the credentials of the provider
 */
public interface CredentialVerifier<C extends Credentials> {

  ProviderType type();

  /** Returns the type of the credentials, by which they are told from those of others. */
  Class<C> credentialType();

  /**
   * Says whose credentials these are.
   *
   * @param provider the provider that they are shown to, enabled
   * @throws AppServicesException with the provider's own refusal if they prove nothing
   */
  VerifiedIdentity verify(App app, AuthProvider provider, C credentials);

  /**
   * Returns whether the credentials may be those of somebody who has no user yet. It proves
   * nothing, takes a moment, and says yes where it would have to verify them to know.
   */
  default boolean mayBeNew(App app, C credentials) {
    return true;
  }

  /**
   * Returns whether the app keeps what the credentials are compared with, so that a change of it
   * counts from the moment that it is made.
   */
  default boolean keepsCredentials() {
    return false;
  }

  /**
   * Binds the identity to a user that was given it for the first time, after it can be found.
   *
   * @return false if the credentials were taken away meanwhile, so that the user must not stay
   */
  default boolean claim(App app, Identity identity, ObjectId userId) {
    return true;
  }

  /** Returns the refusal for credentials that were taken away while they were being used. */
  default AppServicesException gone() {
    throw new UnsupportedOperationException(type() + " credentials cannot be taken away");
  }
}
