package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.OAuthRefusals;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.MetadataField;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.OAuthAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes identities out of OAuth accounts, by what the provider of the app is set up to let in. */
final class OAuthIdentities {

  /**
   * The service's names of what a profile has, and the names of OpenID Connect where they differ.
   */
  private static final List<String> FIELDS =
      List.of(
          "name",
          "email",
          "picture",
          "first_name",
          "last_name",
          "gender",
          "birthday",
          "min_age",
          "max_age");

  private static final Map<String, String> CLAIMS =
      Map.of("first_name", "given_name", "last_name", "family_name", "birthday", "birthdate");

  private OAuthIdentities() {}

  static VerifiedIdentity verified(AuthProvider provider, OAuthAccount account) {
    Map<String, Object> profile = profile(account);
    checkDomain(provider, profile);
    return VerifiedIdentity.of(
        new Identity(
            provider.type(), provider.id(), account.subject(), metadata(provider, profile)));
  }

  private static Map<String, Object> profile(OAuthAccount account) {
    Map<String, Object> profile = new LinkedHashMap<>();
    for (String field : FIELDS) {
      Object value = account.profile().get(field);
      if (value == null) {
        value = account.profile().get(CLAIMS.getOrDefault(field, field));
      }
      if (value != null) {
        profile.put(field, value);
      }
    }
    return profile;
  }

  /** Checks the domain of the email; an account without email is in no domain at all. */
  private static void checkDomain(AuthProvider provider, Map<String, Object> profile) {
    List<String> allowed = provider.domainRestrictions();
    if (allowed.isEmpty()) {
      return;
    }
    String email = String.valueOf(profile.getOrDefault("email", ""));
    String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    if (allowed.stream().noneMatch(domain::equalsIgnoreCase)) {
      throw OAuthRefusals.domainNotAllowed(domain);
    }
  }

  /**
   * Returns the metadata: all of the profile, unless the provider lists the fields that it wants.
   */
  private static Map<String, Object> metadata(AuthProvider provider, Map<String, Object> profile) {
    Optional<List<MetadataField>> wanted = provider.metadataFields();
    if (wanted.isEmpty()) {
      return profile;
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    wanted.get().forEach(field -> copy(field, profile, metadata));
    return metadata;
  }

  private static void copy(
      MetadataField field, Map<String, Object> profile, Map<String, Object> metadata) {
    Object value = profile.get(field.name());
    if (value != null) {
      String name = field.fieldName().filter(other -> !other.isBlank()).orElse(field.name());
      metadata.put(name, value);
    } else if (field.required()) {
      throw OAuthRefusals.metadataMissing(field.name());
    }
  }
}
