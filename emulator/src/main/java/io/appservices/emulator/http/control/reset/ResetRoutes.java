package io.appservices.emulator.http.control.reset;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.post;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import java.util.List;

/** The rows of the emulator's own API that make and remove state. */
public final class ResetRoutes {

  private ResetRoutes() {}

  /** Returns the rows below the prefix of the emulator's own API. */
  public static List<Route<?>> of(AppsHandler apps, StateHandler states) {
    return List.of(
        get("/apps", Access.OPEN, apps::list),
        post("/apps", Access.OPEN, apps::create).as(Work.DATA),
        delete("/apps/{appId}", Access.OPEN, apps::delete).as(Work.DATA),
        delete("/apps/{appId}/users", Access.OPEN, apps::deleteUsers).as(Work.DATA),
        get("/apps/{appId}/state", Access.OPEN, states::save).as(Work.DATA),
        post("/reset", Access.OPEN, states::reset).as(Work.STATE),
        get("/snapshots", Access.OPEN, states::list),
        post("/snapshots", Access.OPEN, states::take).as(Work.STATE),
        delete("/snapshots/{snapshot}", Access.OPEN, states::delete),
        post("/snapshots/{snapshot}/restore", Access.OPEN, states::restore).as(Work.STATE));
  }
}
