package io.appservices.emulator.http.control.journal;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.control.Waiting;
import java.util.List;
import java.util.Set;

/**
 * The rows of the emulator's own API that read the journal, and what tokens and sessions are worth.
 */
public final class JournalRoutes {

  /** The operations that only look at what tests did, which the journal does not keep. */
  static final Set<String> OPERATIONS =
      Set.of(
          "emulatorListRequests",
          "emulatorClearRequests",
          "emulatorGetRequest",
          "emulatorExplainToken",
          "emulatorListSessions",
          "emulatorRequestPage");

  private JournalRoutes() {}

  /** Returns the rows below the prefix of the emulator's own API. */
  public static List<Route<?>> of(
      RequestsHandler requests, TokenHandler tokens, SessionsHandler sessions) {
    return List.of(
        get("/requests", Access.OPEN, requests::list).as(Waiting::work),
        delete("/requests", Access.OPEN, requests::clear),
        get("/requests/{request}", Access.OPEN, requests::show),
        get("/explain", Access.OPEN, tokens::explain),
        get("/apps/{appId}/users/{userId}/sessions", Access.OPEN, sessions::list));
  }
}
