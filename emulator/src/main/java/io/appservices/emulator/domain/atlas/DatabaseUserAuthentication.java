package io.appservices.emulator.domain.atlas;

import io.appservices.emulator.domain.AppServicesException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * The authentication method of a database user. The API spells it as three fields, of which at most
 * one is not {@code NONE}.
 */
public enum DatabaseUserAuthentication {
  /** A password. */
  SCRAM("NONE", "NONE", "NONE", "NONE"),
  LDAP_USER("USER", "NONE", "NONE", "NONE"),
  LDAP_GROUP("GROUP", "NONE", "NONE", "NONE"),
  /** A certificate that Atlas makes. */
  X509_MANAGED("NONE", "MANAGED", "NONE", "NONE"),
  /** A certificate of the customer's own. */
  X509_CUSTOMER("NONE", "CUSTOMER", "NONE", "NONE"),
  AWS_IAM_USER("NONE", "NONE", "USER", "NONE"),
  AWS_IAM_ROLE("NONE", "NONE", "ROLE", "NONE"),
  /** A group of an identity provider, for people. */
  OIDC_GROUP("NONE", "NONE", "NONE", "IDP_GROUP"),
  /** A user of an identity provider, for programs. */
  OIDC_USER("NONE", "NONE", "NONE", "USER");

  private static final String ADMIN = "admin";
  private static final String EXTERNAL = "$external";
  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:(iam|sts)::\\d{12}:.+");

  /** The id of the identity provider, and the name there. */
  private static final Pattern OIDC_NAME = Pattern.compile("[^/]+/.+");

  private static final Pattern COMMON_NAME = Pattern.compile("[A-Za-z0-9]+");

  private final String ldapAuthType;
  private final String x509Type;
  private final String awsIamType;
  private final String oidcAuthType;

  DatabaseUserAuthentication(
      String ldapAuthType, String x509Type, String awsIamType, String oidcAuthType) {
    this.oidcAuthType = oidcAuthType;
    this.ldapAuthType = ldapAuthType;
    this.x509Type = x509Type;
    this.awsIamType = awsIamType;
  }

  /**
   * Returns the one that the API spells so.
   *
   * @throws AppServicesException if a type is unknown, or more than one is not {@code NONE}
   */
  public static DatabaseUserAuthentication of(
      String ldapAuthType, String x509Type, String awsIamType, String oidcAuthType) {
    requireOneOf(Set.of("NONE", "IDP_GROUP", "USER"), oidcAuthType);
    requireOneOf(Set.of("NONE", "USER", "GROUP"), ldapAuthType);
    requireOneOf(Set.of("NONE", "MANAGED", "CUSTOMER"), x509Type);
    requireOneOf(Set.of("NONE", "USER", "ROLE"), awsIamType);
    for (DatabaseUserAuthentication known : values()) {
      if (known.ldapAuthType.equals(ldapAuthType)
          && known.x509Type.equals(x509Type)
          && known.awsIamType.equals(awsIamType)
          && known.oidcAuthType.equals(oidcAuthType)) {
        return known;
      }
    }
    throw AtlasRefusals.invalidAttribute(x509Type.equals("NONE") ? "awsIAMType" : "x509Type");
  }

  /** {@code NONE}, {@code USER} or {@code GROUP}. */
  public String ldapAuthType() {
    return ldapAuthType;
  }

  /** {@code NONE}, {@code MANAGED} or {@code CUSTOMER}. */
  public String x509Type() {
    return x509Type;
  }

  /** {@code NONE}, {@code USER} or {@code ROLE}. */
  public String awsIamType() {
    return awsIamType;
  }

  /** {@code NONE}, {@code IDP_GROUP} or {@code USER}; only in version 2 of the API. */
  public String oidcAuthType() {
    return oidcAuthType;
  }

  /** Checks that a user of this kind may have this name in this database. */
  void check(DatabaseUser.Key key) {
    if (!databases().contains(key.databaseName())) {
      throw AtlasRefusals.databaseName(databases());
    }
    String name = key.username();
    boolean good =
        switch (this) {
          case SCRAM -> !name.isBlank();
          case OIDC_GROUP, OIDC_USER -> OIDC_NAME.matcher(name).matches();
          case LDAP_USER, LDAP_GROUP, X509_CUSTOMER -> isDistinguishedName(name);
          case X509_MANAGED -> isDistinguishedName(name) || COMMON_NAME.matcher(name).matches();
          case AWS_IAM_USER, AWS_IAM_ROLE -> ARN.matcher(name).matches();
        };
    if (!good) {
      throw this == SCRAM || !awsIamType.equals("NONE") || !oidcAuthType.equals("NONE")
          ? AtlasRefusals.invalidAttribute("username")
          : AtlasRefusals.distinguishedName(name);
    }
  }

  /** Documents differ about LDAP groups: clients look for them in {@code admin}. */
  private Set<String> databases() {
    return switch (this) {
      case SCRAM, OIDC_GROUP -> Set.of(ADMIN);
      case LDAP_GROUP -> Set.of(ADMIN, EXTERNAL);
      default -> Set.of(EXTERNAL);
    };
  }

  private static boolean isDistinguishedName(String text) {
    try {
      return !new LdapName(text).isEmpty();
    } catch (InvalidNameException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void requireOneOf(Set<String> known, String value) {
    if (!known.contains(value)) {
      throw AtlasRefusals.enumValue(value);
    }
  }
}
