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

/** The route table of version 2 of the Atlas Administration API. */
public final class AtlasV2Api implements Api {

  private static final String GROUP = "/groups/{groupId}";
  private static final String USERS = GROUP + "/databaseUsers";
  private static final String USER = USERS + "/{databaseName}/{username*}";

  private final AtlasAccess access;
  private final StandardHeaders headers;
  private final GroupHandler groups;
  private final DatabaseUserHandler users;

  public AtlasV2Api(AtlasServices services) {
    this.access = new AtlasAccess(services, ApiForm.V2);
    this.headers = new StandardHeaders(services.clock());
    this.groups = new GroupHandler(services.group(), ApiForm.V2);
    this.users = new DatabaseUserHandler(services.users());
  }

  @Override
  public String prefix() {
    return ApiForm.V2.prefix();
  }

  @Override
  public List<Route<?>> routes() {
    return Operations.read(AtlasV2Api.class, "v2-operations.txt")
        .complete(headers.on(emulated()), (method, path) -> whoMayCall(path));
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return headers.on(Errors.refuse(access, call, refusal));
  }

  private List<Route<?>> emulated() {
    Access<Group> reader = access.group();
    Access<Group> admin = access.databaseUsers();
    return List.of(
        get("", access.operator(), groups::root),
        get("/groups", access.operator(), groups::list),
        get("/groups/byName/{groupName}", access.groupByName(), groups::get),
        get(GROUP, reader, groups::get),
        get(USERS, reader, users::list),
        post(USERS, admin, users::create),
        get(USER, reader, users::get),
        patch(USER, admin, users::update),
        delete(USER, admin, users::delete));
  }

  private Access<?> whoMayCall(String path) {
    return path.startsWith(GROUP) ? access.group() : access.operator();
  }
}
