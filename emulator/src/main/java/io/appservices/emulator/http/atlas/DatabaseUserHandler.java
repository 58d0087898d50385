package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.atlas.AtlasRefusals;
import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.atlas.DatabaseUser.Key;
import io.appservices.emulator.domain.atlas.Group;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.service.atlas.DatabaseUserService;

/** The database users of a group. */
final class DatabaseUserHandler {

  private final DatabaseUserService users;

  DatabaseUserHandler(DatabaseUserService users) {
    this.users = users;
  }

  Reply list(Call call, Group group) {
    Page page = Page.of(call);
    return EnvelopedReplies.page(
        call, page.of(call, users.list(group.id()), user -> DatabaseUserView.of(call, user)));
  }

  Reply get(Call call, Group group) {
    return show(call, 200, users.get(key(call, group)));
  }

  Reply create(Call call, Group group) {
    return show(call, 201, users.create(group.id(), body(call)));
  }

  Reply update(Call call, Group group) {
    return show(call, 200, users.update(key(call, group), body(call)));
  }

  Reply delete(Call call, Group group) {
    users.delete(key(call, group));
    return EnvelopedReplies.nothing(call);
  }

  private static Reply show(Call call, int status, DatabaseUser user) {
    return EnvelopedReplies.object(call, status, DatabaseUserView.of(call, user));
  }

  /**
   * Parses the key. A name may have slashes: not every client escapes them. One at the end of a
   * path does not belong to it.
   */
  private static Key key(Call call, Group group) {
    String name = call.pathParameter("username");
    boolean slashed = call.rawPath().endsWith("/") && !name.isEmpty();
    return new Key(
        group.id(),
        call.pathParameter("databaseName"),
        slashed ? name.substring(0, name.length() - 1) : name);
  }

  private static Members body(Call call) {
    try {
      return Members.of(Ejson.parseDocument(call.body()), AtlasRefusals.ATTRIBUTES);
    } catch (EjsonException e) {
      throw AtlasRefusals.malformedJson();
    }
  }
}
