package io.appservices.emulator.http.control.fault;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.post;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import java.util.List;

/** The rows of the emulator's own API that order faults. */
public final class FaultRoutes {

  private FaultRoutes() {}

  /** Returns the rows below the prefix of the emulator's own API. */
  public static List<Route<?>> of(FaultsHandler faults) {
    return List.of(
        post("/faults", Access.OPEN, faults::add),
        get("/faults", Access.OPEN, faults::list),
        delete("/faults", Access.OPEN, faults::removeAll),
        get("/faults/{fault}", Access.OPEN, faults::show),
        delete("/faults/{fault}", Access.OPEN, faults::remove));
  }
}
