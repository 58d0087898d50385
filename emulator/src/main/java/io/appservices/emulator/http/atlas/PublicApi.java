package io.appservices.emulator.http.atlas;

import static io.appservices.emulator.http.Route.get;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Operations;
import java.util.List;

/** The older address of the API, which realm-cli asks for groups. */
public final class PublicApi implements Api {

  private static final String PREFIX = "/api/public/v1.0";

  private final AtlasAccess access;
  private final GroupHandler groups;

  public PublicApi(AtlasServices services) {
    this.access = new AtlasAccess(services.digests(), services.group());
    this.groups = new GroupHandler(services.group(), PREFIX);
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public List<Route<?>> routes() {
    return Operations.read(PublicApi.class, "public-operations.txt")
        .name(
            List.of(
                get("", access.operator(), groups::root),
                get("/groups", access.operator(), groups::list),
                get("/groups/{groupId}", access.group(), groups::get)));
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return Errors.refuse(access, call, refusal);
  }
}
