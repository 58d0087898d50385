package io.appservices.emulator.http.atlas;

import static io.appservices.emulator.http.Route.get;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Reply;
import java.util.List;

/** The older address of the API, which realm-cli asks for groups. */
public final class PublicApi implements Api {

  private final AtlasAccess access;
  private final StandardHeaders headers;
  private final GroupHandler groups;

  public PublicApi(AtlasServices services) {
    this.access = new AtlasAccess(services, ApiForm.PUBLIC);
    this.headers = new StandardHeaders(services.clock());
    this.groups = new GroupHandler(services.group(), ApiForm.PUBLIC);
  }

  @Override
  public String prefix() {
    return ApiForm.PUBLIC.prefix();
  }

  @Override
  public List<Route<?>> routes() {
    return ApiForm.PUBLIC
        .operations()
        .name(
            headers.on(
                List.of(
                    get("", access.operator(), groups::root),
                    get("/groups", access.operator(), groups::list),
                    get("/groups/{groupId}", access.group(), groups::get))));
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return headers.on(Errors.refuse(access, call, refusal));
  }
}
