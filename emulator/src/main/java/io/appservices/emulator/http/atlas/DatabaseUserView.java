package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.atlas.DatabaseUser.Label;
import io.appservices.emulator.domain.atlas.DatabaseUser.Role;
import io.appservices.emulator.domain.atlas.DatabaseUser.Scope;
import io.appservices.emulator.http.Call;
import org.bson.Document;

/** A database user as the API shows it, in the order of the sample in its documentation. */
final class DatabaseUserView {

  private DatabaseUserView() {}

  static Document of(Call call, DatabaseUser user) {
    Document view =
        new Document("awsIAMType", user.authentication().awsIamType())
            .append("databaseName", user.key().databaseName());
    if (user.deleteAfterDate() != null) {
      view.append("deleteAfterDate", user.deleteAfterDate().toString());
    }
    view.append("groupId", user.key().groupId().toHexString())
        .append("labels", user.labels().stream().map(DatabaseUserView::label).toList())
        .append("ldapAuthType", user.authentication().ldapAuthType())
        .append("links", Links.self(call, path(ApiForm.of(call), user.key())))
        .append("roles", user.roles().stream().map(DatabaseUserView::role).toList())
        .append("scopes", user.scopes().stream().map(DatabaseUserView::scope).toList())
        .append("username", user.key().username())
        .append("x509Type", user.authentication().x509Type());
    return ApiForm.of(call).complete(view, user);
  }

  private static String path(ApiForm form, DatabaseUser.Key key) {
    return "%s/groups/%s/databaseUsers/%s/%s"
        .formatted(
            form.prefix(),
            key.groupId().toHexString(),
            key.databaseName(),
            Links.segment(key.username()));
  }

  private static Document label(Label label) {
    return new Document("key", label.key()).append("value", label.value());
  }

  private static Document role(Role role) {
    Document view = new Document();
    if (role.collectionName() != null) {
      view.append("collectionName", role.collectionName());
    }
    return view.append("databaseName", role.databaseName()).append("roleName", role.roleName());
  }

  private static Document scope(Scope scope) {
    return new Document("name", scope.name()).append("type", scope.type());
  }
}
