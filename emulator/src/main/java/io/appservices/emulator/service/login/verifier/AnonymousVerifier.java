package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import java.util.Map;

/**
 * {@code anon-user}: every login is somebody new. SDKs that want the same user again keep its
 * tokens.
 */
public final class AnonymousVerifier implements CredentialVerifier<Credentials.Anonymous> {

  private static final int SUFFIX_LETTERS = 24;

  private final Ids ids;
  private final Secrets secrets;

  public AnonymousVerifier(Ids ids, Secrets secrets) {
    this.ids = ids;
    this.secrets = secrets;
  }

  @Override
  public ProviderType type() {
    return ProviderType.ANON_USER;
  }

  @Override
  public Class<Credentials.Anonymous> credentialType() {
    return Credentials.Anonymous.class;
  }

  @Override
  public VerifiedIdentity verify(
      App app, AuthProvider provider, Credentials.Anonymous credentials) {
    String id = ids.next().toHexString() + "-" + secrets.letters(SUFFIX_LETTERS);
    return VerifiedIdentity.of(new Identity(type(), provider.id(), id, Map.of()));
  }
}
