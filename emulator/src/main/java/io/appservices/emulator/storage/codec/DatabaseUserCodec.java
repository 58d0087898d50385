package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.atlas.DatabaseUser.Label;
import io.appservices.emulator.domain.atlas.DatabaseUser.Role;
import io.appservices.emulator.domain.atlas.DatabaseUser.Scope;
import io.appservices.emulator.domain.atlas.DatabaseUserAuthentication;
import java.time.Instant;
import org.bson.Document;

/**
 * Writes {@code {group, database, name, ldap, x509, awsIam, roles, scopes, labels}}, and {@code
 * deleteAfter} for a temporary one, {@code oidc} and {@code description} where they are set.
 */
final class DatabaseUserCodec implements ValueCodec<DatabaseUser> {

  private static final String NONE = "NONE";

  @Override
  public Document encode(DatabaseUser user) {
    Document stored =
        new Document("group", user.key().groupId())
            .append("database", Texts.stored(user.key().databaseName()))
            .append("name", Texts.stored(user.key().username()))
            .append("ldap", user.authentication().ldapAuthType())
            .append("x509", user.authentication().x509Type())
            .append("awsIam", user.authentication().awsIamType())
            .append("roles", user.roles().stream().map(DatabaseUserCodec::role).toList())
            .append("scopes", user.scopes().stream().map(DatabaseUserCodec::scope).toList())
            .append("labels", user.labels().stream().map(DatabaseUserCodec::label).toList());
    if (!user.authentication().oidcAuthType().equals(NONE)) {
      stored.append("oidc", user.authentication().oidcAuthType());
    }
    String description = user.description();
    if (description != null) {
      stored.append("description", Texts.stored(description));
    }
    Instant end = user.deleteAfterDate();
    return end == null ? stored : stored.append("deleteAfter", Times.stored(end));
  }

  @Override
  public DatabaseUser decode(Document stored) {
    Fields fields = new Fields("database user", stored);
    try {
      return new DatabaseUser(
          new DatabaseUser.Key(fields.id("group"), fields.text("database"), fields.text("name")),
          DatabaseUserAuthentication.of(
              fields.text("ldap"),
              fields.text("x509"),
              fields.text("awsIam"),
              fields.optionalText("oidc").orElse(NONE)),
          fields.list("roles", DatabaseUserCodec::role),
          fields.list("scopes", DatabaseUserCodec::scope),
          fields.list("labels", DatabaseUserCodec::label),
          fields.optionalDocument("deleteAfter").map(Times::read).orElse(null),
          fields.optionalText("description").orElse(null));
    } catch (AppServicesException e) {
      throw new StorageException("a stored database user is damaged: " + e.getMessage(), e);
    }
  }

  private static Document role(Role role) {
    Document stored =
        new Document("role", Texts.stored(role.roleName()))
            .append("database", Texts.stored(role.databaseName()));
    String collection = role.collectionName();
    return collection == null ? stored : stored.append("collection", Texts.stored(collection));
  }

  private static Role role(Document stored) {
    Fields fields = new Fields("role", stored);
    return new Role(
        fields.text("role"),
        fields.text("database"),
        fields.optionalText("collection").orElse(null));
  }

  private static Document scope(Scope scope) {
    return new Document("name", Texts.stored(scope.name())).append("type", scope.type());
  }

  private static Scope scope(Document stored) {
    Fields fields = new Fields("scope", stored);
    return new Scope(fields.text("name"), fields.text("type"));
  }

  private static Document label(Label label) {
    return new Document("key", Texts.stored(label.key()))
        .append("value", Texts.stored(label.value()));
  }

  private static Label label(Document stored) {
    Fields fields = new Fields("label", stored);
    return new Label(fields.text("key"), fields.text("value"));
  }
}
