package io.appservices.emulator.service.atlas;

import static io.appservices.emulator.domain.atlas.DatabaseUserAuthentication.SCRAM;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.atlas.AtlasRefusals;
import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.atlas.DatabaseUser.Key;
import io.appservices.emulator.domain.atlas.DatabaseUser.Label;
import io.appservices.emulator.domain.atlas.DatabaseUser.Role;
import io.appservices.emulator.domain.atlas.DatabaseUser.Scope;
import io.appservices.emulator.domain.atlas.DatabaseUserAuthentication;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The content of a request about a database user. Unknown attributes are ignored. */
final class DatabaseUserForm {

  /** The longest time until a temporary user is deleted (Atlas documentation: database users). */
  private static final Duration LONGEST_STAY = Duration.ofDays(7);

  /** The most characters of a name (description of the Atlas Administration API). */
  private static final int LONGEST_USERNAME = 1024;

  private static final String DELETE_AFTER = "deleteAfterDate";

  private final Members form;
  private final Instant now;

  DatabaseUserForm(Members form, Instant now) {
    this.form = form;
    this.now = now;
  }

  /** Returns the user that is asked for. */
  DatabaseUser create(ObjectId groupId) {
    requireSame("groupId", groupId.toHexString());
    String database = required(form, "databaseName");
    Key key = new Key(groupId, database, username());
    DatabaseUserAuthentication authentication = authentication(SCRAM);
    if (authentication == SCRAM) {
      PasswordChecks.check(required(form, "password"));
    }
    return new DatabaseUser(
        key,
        authentication,
        roles().orElseThrow(() -> form.missing("roles")),
        scopes().orElse(List.of()),
        labels().orElse(List.of()),
        deleteAfterDate().orElse(null),
        form.nonEmptyText("description").orElse(null));
  }

  /** Returns a user with what was sent, and otherwise as it was. */
  DatabaseUser change(DatabaseUser user) {
    requireSame("groupId", user.key().groupId().toHexString());
    requireSame("databaseName", user.key().databaseName());
    if (!form.nonEmptyText("username")
        .orElse(user.key().username())
        .equals(user.key().username())) {
      throw AtlasRefusals.usernameCannotBeChanged();
    }
    // Not used, but refused where Atlas would.
    form.nonEmptyText("password").ifPresent(PasswordChecks::check);
    return new DatabaseUser(
        user.key(),
        authentication(user.authentication()),
        roles().orElse(user.roles()),
        scopes().orElse(user.scopes()),
        labels().orElse(user.labels()),
        deleteAfterDate(user),
        form.mentions("description")
            ? form.nonEmptyText("description").orElse(null)
            : user.description());
  }

  private String username() {
    String username = required(form, "username");
    if (username.length() > LONGEST_USERNAME) {
      throw AtlasRefusals.invalidAttribute("username");
    }
    return username;
  }

  private void requireSame(String name, String value) {
    if (!form.nonEmptyText(name).orElse(value).equals(value)) {
      throw AtlasRefusals.invalidAttribute(name);
    }
  }

  private DatabaseUserAuthentication authentication(DatabaseUserAuthentication before) {
    return DatabaseUserAuthentication.of(
        form.nonEmptyText("ldapAuthType").orElse(before.ldapAuthType()),
        form.nonEmptyText("x509Type").orElse(before.x509Type()),
        form.nonEmptyText("awsIAMType").orElse(before.awsIamType()),
        form.nonEmptyText("oidcAuthType").orElse(before.oidcAuthType()));
  }

  private Optional<List<Role>> roles() {
    return list(
        "roles",
        role ->
            new Role(
                required(role, "roleName"),
                required(role, "databaseName"),
                role.nonEmptyText("collectionName").orElse(null)));
  }

  private Optional<List<Scope>> scopes() {
    return list("scopes", scope -> new Scope(required(scope, "name"), required(scope, "type")));
  }

  private Optional<List<Label>> labels() {
    return list("labels", label -> new Label(required(label, "key"), required(label, "value")));
  }

  private static String required(Members members, String name) {
    return members.nonEmptyText(name).orElseThrow(() -> members.missing(name));
  }

  private <T> Optional<List<T>> list(String name, Function<Members, T> item) {
    return form.objects(name).map(items -> items.stream().map(item).toList());
  }

  /**
   * Returns the time of deletion. A user that stays cannot be made temporary; a temporary one can
   * be made to stay.
   */
  private @Nullable Instant deleteAfterDate(DatabaseUser user) {
    if (!form.mentions(DELETE_AFTER)) {
      return user.deleteAfterDate();
    }
    Optional<Instant> wanted = deleteAfterDate();
    if (user.deleteAfterDate() == null && wanted.isPresent()) {
      throw AtlasRefusals.invalidAttribute(DELETE_AFTER);
    }
    return wanted.orElse(null);
  }

  private Optional<Instant> deleteAfterDate() {
    Optional<Instant> date = form.nonEmptyText(DELETE_AFTER).map(DatabaseUserForm::parse);
    date.ifPresent(
        wanted -> {
          if (!wanted.isAfter(now) || wanted.isAfter(now.plus(LONGEST_STAY))) {
            throw AtlasRefusals.invalidAttribute(DELETE_AFTER);
          }
        });
    return date;
  }

  private static Instant parse(String date) {
    try {
      return OffsetDateTime.parse(date).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      throw AtlasRefusals.invalidAttribute(DELETE_AFTER);
    }
  }
}
