package io.appservices.emulator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The promise that comes before all others: no request that begins after the answer to a disable, a
 * revoke or a delete is let in by a token of a session that was opened before.
 */
public final class OldTokens {

  private final boolean endsAccessTokens;
  private final Map<Integer, Event> byLabel = new HashMap<>();
  private final List<Event> ends = new ArrayList<>();

  private OldTokens(boolean endsAccessTokens, List<Event> history) {
    this.endsAccessTokens = endsAccessTokens;
    for (Event event : history) {
      byLabel.put(event.command().label(), event);
      if (event.answer().isDone() && event.command().kind().endsSessions()) {
        ends.add(event);
      }
    }
  }

  /**
   * Returns a login, the end of its session and a request that was let in all the same; an empty
   * list if there is no such request.
   *
   * @param endsAccessTokens whether access tokens end with their sessions; those of deleted users
   *     always do
   */
  public static List<Event> letIn(boolean endsAccessTokens, List<Event> history) {
    OldTokens tokens = new OldTokens(endsAccessTokens, history);
    return history.stream()
        .map(tokens::letIn)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Event> letIn(Event request) {
    Kind kind = request.command().kind();
    if (!request.answer().isDone() || !kind.takesAccessToken() && !kind.takesRefreshToken()) {
      return List.of();
    }
    Event login = login(request);
    return ends.stream()
        .filter(end -> login(end).answer().userId().equals(login.answer().userId()))
        .filter(end -> kind.takesRefreshToken() || endsAccessTokens(end.command().kind()))
        .filter(end -> login.isBefore(end) && end.isBefore(request))
        .findFirst()
        .map(end -> List.of(login, end, request))
        .orElse(List.of());
  }

  private boolean endsAccessTokens(Kind end) {
    return endsAccessTokens || end == Kind.DELETE || end == Kind.DELETE_ITSELF;
  }

  /** Returns the login that opened the session that a call is about. */
  private Event login(Event event) {
    Event source = byLabel.get(event.command().source());
    return source.command().kind().isLogin() ? source : login(source);
  }
}
