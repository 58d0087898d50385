package io.appservices.emulator.http.atlas;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.patch;
import static io.appservices.emulator.http.Route.post;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.atlas.Group;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Operations;
import java.util.List;

/** The route table of the Atlas Administration API. */
public final class AtlasApi implements Api {

  static final String PREFIX = "/api/atlas/v1.0";

  private static final String GROUP = "/groups/{groupId}";
  private static final String USERS = GROUP + "/databaseUsers";

  /** The name is all the rest: not every client escapes the slashes in it. */
  private static final String USER = USERS + "/{databaseName}/{username*}";

  private final AtlasAccess access;
  private final GroupHandler groups;
  private final DatabaseUserHandler users;

  public AtlasApi(AtlasServices services) {
    this.access = new AtlasAccess(services.digests(), services.group());
    this.groups = new GroupHandler(services.group(), PREFIX);
    this.users = new DatabaseUserHandler(services.users());
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public List<Route<?>> routes() {
    return Operations.read(AtlasApi.class, "operations.txt")
        .complete(emulated(), (method, path) -> whoMayCall(path));
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return Errors.refuse(access, call, refusal);
  }

  private List<Route<?>> emulated() {
    Access<Group> group = access.group();
    return List.of(
        get("", access.operator(), groups::root),
        get("/groups", access.operator(), groups::list),
        get(GROUP, group, groups::get),
        get(USERS, group, users::list),
        post(USERS, group, users::create),
        get(USER, group, users::get),
        patch(USER, group, users::update),
        delete(USER, group, users::delete));
  }

  private Access<?> whoMayCall(String path) {
    return path.startsWith(GROUP) ? access.group() : access.operator();
  }
}
