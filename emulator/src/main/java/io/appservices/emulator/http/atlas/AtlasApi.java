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

/** The route table of version 1.0 of the Atlas Administration API. */
public final class AtlasApi implements Api {

  private static final String GROUP = "/groups/{groupId}";
  private static final String USERS = GROUP + "/databaseUsers";

  /** The name is all the rest: not every client escapes the slashes in it. */
  private static final String USER = USERS + "/{databaseName}/{username*}";

  private final AtlasAccess access;
  private final StandardHeaders headers;
  private final GroupHandler groups;
  private final DatabaseUserHandler users;

  public AtlasApi(AtlasServices services) {
    this.access = new AtlasAccess(services, ApiForm.V1);
    this.headers = new StandardHeaders(services.clock());
    this.groups = new GroupHandler(services.group(), ApiForm.V1);
    this.users = new DatabaseUserHandler(services.users());
  }

  @Override
  public String prefix() {
    return ApiForm.V1.prefix();
  }

  @Override
  public List<Route<?>> routes() {
    return Operations.read(AtlasApi.class, "operations.txt")
        .complete(headers.on(emulated()), (method, path) -> whoMayCall(path));
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return headers.on(Errors.refuse(access, call, refusal));
  }

  private List<Route<?>> emulated() {
    Access<Group> group = access.group();
    Access<Group> owner = access.databaseUsers();
    return List.of(
        get("", access.operator(), groups::root),
        get("/groups", access.operator(), groups::list),
        get("/groups/byName/{groupName}", access.groupByName(), groups::get),
        get(GROUP, group, groups::get),
        get(USERS, group, users::list),
        post(USERS, owner, users::create),
        get(USER, group, users::get),
        patch(USER, owner, users::update),
        delete(USER, owner, users::delete));
  }

  private Access<?> whoMayCall(String path) {
    return path.startsWith(GROUP) ? access.group() : access.operator();
  }
}
