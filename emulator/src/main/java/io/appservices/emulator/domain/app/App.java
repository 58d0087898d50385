package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.ProviderType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.types.ObjectId;

/**
 * An app: the unit that users, providers and sessions belong to.
 *
 * @param id the {@code _id} that the Admin API names it by
 * @param clientAppId the id that clients name it by, such as {@code myapp-abcde}
 * @param groupId the project that it belongs to
 * @param domainId the id that stands in its tokens
 * @param product {@code standard}, {@code atlas}, {@code data-api} or {@code device-sync}
 * @param location where it is deployed, such as {@code US-VA}
 * @param deploymentModel {@code GLOBAL} or {@code LOCAL}
 * @param providerRegion the region of a cloud provider, such as {@code aws-us-east-1}; empty if its
 *     maker chose none
 * @param environment the empty string or the name of an environment
 * @param lastModified seconds since 1970
 * @param refreshTokenLifetime of refresh tokens issued from now on
 * @param allowedRequestOrigins browser origins that may call it; none means all
 * @param providers in the order they were added
 * @param edition the configuration that it shows, and that is changed through it
 */
public record App(
    ObjectId id,
    String clientAppId,
    String name,
    ObjectId groupId,
    ObjectId domainId,
    String product,
    String location,
    String deploymentModel,
    String providerRegion,
    String environment,
    long lastModified,
    Duration refreshTokenLifetime,
    List<String> allowedRequestOrigins,
    List<AuthProvider> providers,
    Edition edition) {

  private static final Pattern CLIENT_APP_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** The default lifetime of a refresh token (docs: user sessions). */
  public static final Duration DEFAULT_REFRESH_TOKEN_LIFETIME = Duration.ofDays(60);

  public App {
    allowedRequestOrigins = List.copyOf(allowedRequestOrigins);
    providers = List.copyOf(providers);
  }

  /** Tells whether a text can be what clients name an app by. */
  public static boolean isClientAppId(String text) {
    return CLIENT_APP_ID.matcher(text).matches();
  }

  public Optional<AuthProvider> provider(ProviderType type) {
    for (AuthProvider provider : providers) {
      if (provider.type() == type) {
        return Optional.of(provider);
      }
    }
    return Optional.empty();
  }

  public Optional<AuthProvider> provider(ObjectId providerId) {
    return providers.stream().filter(provider -> provider.id().equals(providerId)).findFirst();
  }

  public App withProvider(AuthProvider added) {
    return withProviders(Stream.concat(providers.stream(), Stream.of(added)).toList());
  }

  /**
   * Returns the region of a cloud provider that it is in: the one that its maker chose, or the
   * first at its location.
   */
  public String region() {
    return providerRegion.isEmpty()
        ? ProviderRegion.byLocation(location).map(ProviderRegion::id).orElse(location)
        : providerRegion;
  }

  public App withoutProvider(ObjectId providerId) {
    return withProviders(providers.stream().filter(p -> !p.id().equals(providerId)).toList());
  }

  public App withProvider(ObjectId providerId, UnaryOperator<AuthProvider> change) {
    return withProviders(
        providers.stream().map(p -> p.id().equals(providerId) ? change.apply(p) : p).toList());
  }

  public App withProviders(List<AuthProvider> newProviders) {
    return with(
        environment,
        lastModified,
        refreshTokenLifetime,
        allowedRequestOrigins,
        newProviders,
        edition);
  }

  public App withRefreshTokenLifetime(Duration lifetime) {
    return with(environment, lastModified, lifetime, allowedRequestOrigins, providers, edition);
  }

  public App withLastModified(long seconds) {
    return with(
        environment, seconds, refreshTokenLifetime, allowedRequestOrigins, providers, edition);
  }

  public App withAllowedRequestOrigins(List<String> origins) {
    return with(environment, lastModified, refreshTokenLifetime, origins, providers, edition);
  }

  public App withEnvironment(String newEnvironment) {
    return with(
        newEnvironment,
        lastModified,
        refreshTokenLifetime,
        allowedRequestOrigins,
        providers,
        edition);
  }

  /** Returns the same settings as those of another edition. */
  public App as(Edition newEdition) {
    return newEdition == edition
        ? this
        : with(
            environment,
            lastModified,
            refreshTokenLifetime,
            allowedRequestOrigins,
            providers,
            newEdition);
  }

  private App with(
      String newEnvironment,
      long modified,
      Duration lifetime,
      List<String> origins,
      List<AuthProvider> newProviders,
      Edition newEdition) {
    return new App(
        id,
        clientAppId,
        name,
        groupId,
        domainId,
        product,
        location,
        deploymentModel,
        providerRegion,
        newEnvironment,
        modified,
        lifetime,
        origins,
        newProviders,
        newEdition);
  }
}
