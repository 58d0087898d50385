package io.appservices.emulator.token;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The requirements of a provider of type {@code custom-token} on a token (docs: custom JWT).
 *
 * @param algorithm {@code HS256} or {@code RS256}
 * @param keys secrets (HS256) or public keys in PEM (RS256), of which one must have signed; not
 *     looked at where there is a JWK URI
 * @param jwkUri the URI of the issuer's keys
 * @param audiences what {@code aud} must contain
 * @param anyAudience whether one of them is enough
 */
public record CustomTokenRules(
    String algorithm,
    List<String> keys,
    Optional<URI> jwkUri,
    List<String> audiences,
    boolean anyAudience) {}
