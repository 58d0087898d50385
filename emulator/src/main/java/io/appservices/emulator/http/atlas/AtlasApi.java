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
import java.util.List;

/** The route table of a version of the Atlas Administration API. */
public final class AtlasApi implements Api {

  private static final String GROUP = "/groups/{groupId}";
  private static final String USERS = GROUP + "/databaseUsers";

  /** The name is all the rest: not every client escapes the slashes in it. */
  private static final String USER = USERS + "/{databaseName}/{username*}";

  private final ApiForm form;
  private final AtlasAccess access;
  private final StandardHeaders headers;
  private final GroupHandler groups;
  private final DatabaseUserHandler users;

  private AtlasApi(AtlasServices services, ApiForm form) {
    this.form = form;
    this.access = new AtlasAccess(services, form);
    this.headers = new StandardHeaders(services.clock());
    this.groups = new GroupHandler(services.group(), form);
    this.users = new DatabaseUserHandler(services.users());
  }

  /** Returns version 1.0. */
  public static AtlasApi v1(AtlasServices services) {
    return new AtlasApi(services, ApiForm.V1);
  }

  /** Returns version 2, whose resources have versions of their own. */
  public static AtlasApi v2(AtlasServices services) {
    return new AtlasApi(services, ApiForm.V2);
  }

  @Override
  public String prefix() {
    return form.prefix();
  }

  @Override
  public List<Route<?>> routes() {
    return form.operations().complete(headers.on(emulated()), (method, path) -> whoMayCall(path));
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
