package io.appservices.emulator.domain.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.atlas.DatabaseUser.Label;
import io.appservices.emulator.domain.atlas.DatabaseUser.Role;
import io.appservices.emulator.domain.atlas.DatabaseUser.Scope;
import java.time.Instant;
import java.util.List;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseUserTest {

  private static final List<Role> ROLES = List.of(new Role("read", "d", null));

  @ParameterizedTest
  @EnumSource
  void anAuthenticationIsWhatItsFourFieldsSay(DatabaseUserAuthentication method) {
    assertThat(
            DatabaseUserAuthentication.of(
                method.ldapAuthType(),
                method.x509Type(),
                method.awsIamType(),
                method.oidcAuthType()))
        .isEqualTo(method);
  }

  @ParameterizedTest
  @CsvSource({
    "X, NONE, NONE, NONE, An invalid enumeration value X was specified.",
    "NONE, X, NONE, NONE, An invalid enumeration value X was specified.",
    "NONE, NONE, X, NONE, An invalid enumeration value X was specified.",
    "NONE, NONE, NONE, X, An invalid enumeration value X was specified.",
    "USER, MANAGED, NONE, NONE, Invalid attribute x509Type specified.",
    "NONE, MANAGED, USER, NONE, Invalid attribute x509Type specified.",
    "USER, NONE, USER, NONE, Invalid attribute awsIAMType specified.",
    "USER, NONE, NONE, USER, Invalid attribute awsIAMType specified.",
  })
  void unknownMethodsAndSeveralOnesAreRefused(
      String ldap, String x509, String aws, String oidc, String refusal) {
    assertThatThrownBy(() -> DatabaseUserAuthentication.of(ldap, x509, aws, oidc))
        .isInstanceOf(AppServicesException.class)
        .hasMessage(refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SCRAM | admin | name",
        "LDAP_USER | $external | cn=a,dc=b",
        "LDAP_GROUP | admin | cn=a",
        "LDAP_GROUP | $external | cn=a",
        "X509_CUSTOMER | $external | CN=a",
        "X509_MANAGED | $external | CN=a",
        "X509_MANAGED | $external | name1",
        "AWS_IAM_USER | $external | arn:aws:iam::123456789012:user/a",
        "AWS_IAM_ROLE | $external | arn:aws-us-gov:sts::123456789012:role",
        "OIDC_GROUP | admin | provider/group",
        "OIDC_USER | $external | provider/user",
      })
  void aNameGoesWithItsMethod(DatabaseUserAuthentication method, String database, String username) {
    assertThatCode(() -> user(method, database, username)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SCRAM | admin | ' ' | Invalid attribute username specified.",
        "OIDC_USER | $external | user | Invalid attribute username specified.",
        "OIDC_GROUP | admin | /user | Invalid attribute username specified.",
        "AWS_IAM_USER | $external | user | Invalid attribute username specified.",
        "AWS_IAM_ROLE | $external | arn:aws:iam::1:r | Invalid attribute username specified.",
      })
  void aNameThatDoesNotGoWithItsMethodIsRefused(
      DatabaseUserAuthentication method, String database, String username, String refusal) {
    assertThatThrownBy(() -> user(method, database, username)).hasMessage(refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "LDAP_USER, name",
    "LDAP_GROUP, ''",
    "X509_CUSTOMER, name",
    "X509_MANAGED, 'a b'",
  })
  void aDistinguishedNameHasToBeOne(DatabaseUserAuthentication method, String username) {
    assertThatThrownBy(() -> user(method, "$external", username))
        .hasMessage(
            "The distinguished name specified in the username field, "
                + username
                + ", is not valid according to RFC 2253.");
  }

  @ParameterizedTest
  @CsvSource({
    "SCRAM, $external, admin",
    "OIDC_GROUP, $external, admin",
    "LDAP_GROUP, test, admin",
    "LDAP_USER, admin, $external",
    "OIDC_USER, admin, $external",
  })
  void aDatabaseGoesWithTheMethod(
      DatabaseUserAuthentication method, String database, String wanted) {
    assertThatThrownBy(() -> user(method, database, "a/b"))
        .hasMessage(
            "Database name invalid. Users can only be created on the " + wanted + " database.");
  }

  @Test
  void aUserHasARoleAndAShortDescription() {
    assertThatThrownBy(() -> user(List.of(), "d", null))
        .hasMessage("The required attribute roles was not specified.");
    assertThat(user(ROLES, "d".repeat(100), null).description()).hasSize(100);
    assertThatThrownBy(() -> user(ROLES, "d".repeat(101), null))
        .hasMessage("Invalid attribute description specified.");
  }

  @Test
  void labelsAndScopesAreChecked() {
    String longest = "x".repeat(255);
    assertThat(new Label(longest, longest).value()).isEqualTo(longest);
    assertThatThrownBy(() -> new Label(longest + "x", ""))
        .hasMessage("Invalid attribute labels specified.");
    assertThatThrownBy(() -> new Label("", longest + "x"))
        .hasMessage("Invalid attribute labels specified.");
    assertThat(new Scope("a", "CLUSTER").type()).isEqualTo("CLUSTER");
    assertThat(new Scope("a", "DATA_LAKE").type()).isEqualTo("DATA_LAKE");
    assertThatThrownBy(() -> new Scope("a", "other"))
        .hasMessage("An invalid enumeration value other was specified.");
  }

  @Test
  void aTemporaryUserGoesAtItsTime() {
    Instant end = Instant.ofEpochSecond(10);
    assertThat(user(ROLES, null, end).isExpired(end.minusMillis(1))).isFalse();
    assertThat(user(ROLES, null, end).isExpired(end)).isTrue();
    assertThat(user(ROLES, null, null).isExpired(Instant.MAX)).isFalse();
  }

  private static DatabaseUser user(
      DatabaseUserAuthentication method, String database, String username) {
    return new DatabaseUser(
        new DatabaseUser.Key(new ObjectId(), database, username),
        method,
        ROLES,
        List.of(),
        List.of(),
        null,
        null);
  }

  private static DatabaseUser user(List<Role> roles, String description, Instant end) {
    return new DatabaseUser(
        new DatabaseUser.Key(new ObjectId(), "admin", "name"),
        DatabaseUserAuthentication.SCRAM,
        roles,
        List.of(),
        List.of(),
        end,
        description);
  }
}
