package io.appservices.emulator.http.control.journal;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.control.Waiting;
import java.util.List;
import java.util.Set;

/** The rows of the emulator's own API that read the journal. */
public final class JournalRoutes {

  /** The operations that read the journal, which does not keep them. */
  static final Set<String> OPERATIONS =
      Set.of(
          "emulatorListRequests",
          "emulatorClearRequests",
          "emulatorGetRequest",
          "emulatorExplainToken",
          "emulatorRequestPage");

  private JournalRoutes() {}

  /** Returns the rows below the prefix of the emulator's own API. */
  public static List<Route<?>> of(RequestsHandler requests, TokenHandler tokens) {
    return List.of(
        get("/requests", Access.OPEN, requests::list).as(Waiting::work),
        delete("/requests", Access.OPEN, requests::clear),
        get("/requests/{request}", Access.OPEN, requests::show),
        get("/explain", Access.OPEN, tokens::explain));
  }
}
