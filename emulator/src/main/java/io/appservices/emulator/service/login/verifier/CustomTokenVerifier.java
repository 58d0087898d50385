package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.CustomTokenSettings;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.service.config.SecretService;
import io.appservices.emulator.token.CustomTokenRules;
import io.appservices.emulator.token.CustomTokens;
import io.appservices.emulator.token.InvalidTokenException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/** {@code custom-token}: a JWT of the app's own issuer; its subject is the identity. */
public final class CustomTokenVerifier implements CredentialVerifier<Credentials.CustomToken> {

  private final SecretService secrets;
  private final CustomTokens tokens;

  public CustomTokenVerifier(SecretService secrets, CustomTokens tokens) {
    this.secrets = secrets;
    this.tokens = tokens;
  }

  @Override
  public ProviderType type() {
    return ProviderType.CUSTOM_TOKEN;
  }

  @Override
  public Class<Credentials.CustomToken> credentialType() {
    return Credentials.CustomToken.class;
  }

  @Override
  public VerifiedIdentity verify(
      App app, AuthProvider provider, Credentials.CustomToken credentials) {
    try {
      Document claims = tokens.verify(credentials.token(), rules(app, provider));
      return VerifiedIdentity.of(
          new Identity(
              type(), provider.id(), claims.getString("sub"), MetadataFields.of(provider, claims)));
    } catch (InvalidTokenException e) {
      throw Refusals.invalidCustomToken(String.valueOf(e.getMessage()));
    }
  }

  private CustomTokenRules rules(App app, AuthProvider provider) throws InvalidTokenException {
    CustomTokenSettings settings = provider.customToken();
    Optional<URI> jwkUri =
        settings.jwkUri().isPresent()
            ? Optional.of(uri(settings.jwkUri().get()))
            : Optional.empty();
    return new CustomTokenRules(
        settings.algorithm(),
        keys(app, settings),
        jwkUri,
        audiences(app, settings),
        settings.requireAnyAudience());
  }

  private static URI uri(String text) throws InvalidTokenException {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidTokenException("the JWK URI is no URL");
    }
  }

  /**
   * Returns the keys: the provider names them, and the app's secrets hold them; the oldest
   * providers have one in their configuration itself.
   */
  private List<String> keys(App app, CustomTokenSettings settings) {
    Stream<String> named =
        settings.signingKeyNames().stream().flatMap(name -> secrets.value(app, name).stream());
    return Stream.concat(named, settings.signingKey().stream()).toList();
  }

  /** Returns the accepted audiences; the app itself if none are set. */
  private static List<String> audiences(App app, CustomTokenSettings settings) {
    return settings.audiences().isEmpty() ? List.of(app.clientAppId()) : settings.audiences();
  }
}
