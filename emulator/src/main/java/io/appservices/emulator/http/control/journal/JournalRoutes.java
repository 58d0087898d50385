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
  private static final Set<String> OPERATIONS =
      Set.of(
          "emulatorListRequests",
          "emulatorClearRequests",
          "emulatorGetRequest",
          "emulatorExplainToken",
          "emulatorRequestPage");

  /** The beginning of the names of the console's operations, which the journal does not keep. */
  private static final String CONSOLE = "emulatorConsole";

  private JournalRoutes() {}

  /** Returns whether the journal keeps calls of an operation. */
  static boolean keeps(String operation) {
    return !OPERATIONS.contains(operation) && !operation.startsWith(CONSOLE);
  }

  /** Returns the rows below the prefix of the emulator's own API. */
  public static List<Route<?>> of(RequestsHandler requests, TokenHandler tokens) {
    return List.of(
        get("/requests", Access.OPEN, requests::list).as(Waiting::work),
        delete("/requests", Access.OPEN, requests::clear),
        get("/requests/{request}", Access.OPEN, requests::show),
        get("/explain", Access.OPEN, tokens::explain));
  }
}
