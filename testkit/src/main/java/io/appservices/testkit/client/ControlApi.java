package io.appservices.testkit.client;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A caller of the emulator's own API ({@code /__emulator/v1}) for one app: its mails, requests,
 * events and faults, and the clock, which all apps of the emulator share. Safe to use from any
 * thread.
 *
 * <p>What is refused is thrown as {@link RefusedCallException}; {@link
 * java.io.UncheckedIOException} says that there was no answer.
 */
public final class ControlApi {

  static final String BASE = "/__emulator/v1";

  private static final Duration STANDARD_WAIT = Duration.ofSeconds(5);

  private final HttpCaller http;
  private final String clientAppId;
  private final Waits waits;

  private ControlApi(HttpCaller http, String clientAppId) {
    this.http = http;
    this.clientAppId = clientAppId;
    this.waits = new Waits(this, "app=" + HttpCaller.encoded(clientAppId));
  }

  /** Returns a caller for an app. */
  public static ControlApi of(AppAddress address) {
    return new ControlApi(new HttpCaller(address.baseUrl()), address.clientAppId());
  }

  /** Returns a caller for the app of another caller. */
  public static ControlApi of(ClientApi client) {
    return new ControlApi(new HttpCaller(client.baseUrl()), client.clientAppId());
  }

  /** Returns the emulator's time. */
  public Instant now() {
    return JsonMembers.time(call("GET", "/clock", null).object(), "now");
  }

  /** Has the clock stand still. */
  public void freezeClock() {
    moveClock("freeze", true);
  }

  /** Sets the clock. */
  public void setClock(Instant time) {
    moveClock("set", time.toString());
  }

  /**
   * Moves the clock on.
   *
   * @param step in whole seconds; negative to go back
   */
  public void advanceClock(Duration step) {
    if (step.toNanosPart() != 0) {
      throw new IllegalArgumentException("the clock moves by whole seconds, not by " + step);
    }
    call("POST", "/clock", "{\"advance_seconds\":" + step.toSeconds() + "}");
  }

  /** Moves the clock just past the lifetime of access tokens. */
  public void expireTokens() {
    moveClock("tokens_expire", true);
  }

  /** Sets the clock back to the machine's time. */
  public void resetClock() {
    moveClock("reset", true);
  }

  private void moveClock(String member, Object value) {
    call("POST", "/clock", Map.of(member, value));
  }

  /** Returns the mails of the app to an address, oldest first. */
  public List<Mail> mails(String to) {
    return waits.mails("&to=" + HttpCaller.encoded(to)).stream().map(ControlViews::mail).toList();
  }

  /** Returns all mails of the app, oldest first. */
  public List<Mail> mails() {
    return waits.mails("").stream().map(ControlViews::mail).toList();
  }

  /**
   * Returns the newest mail of a kind to an address; waits up to five seconds for it.
   *
   * @throws AssertionError if there is none in time; it says why, as far as that is known
   */
  public Mail awaitMail(String to, Mail.Kind kind) {
    return waits.mail(to, kind, STANDARD_WAIT);
  }

  /** Returns the newest 1000 requests about the app, oldest first. */
  public List<RecordedRequest> requests() {
    return requests(RequestFilter.all());
  }

  /** Returns those of the newest 1000 requests about the app that a filter selects. */
  public List<RecordedRequest> requests(RequestFilter filter) {
    return waits.requests(filter, 0, 0).stream().filter(filter::selects).toList();
  }

  /**
   * Returns the newest request about the app that a filter selects; waits up to five seconds.
   *
   * @throws AssertionError if there is none in time
   */
  public RecordedRequest awaitRequest(RequestFilter filter) {
    return waits.request(filter, STANDARD_WAIT);
  }

  /** Returns the newest 1000 events of users of the app, oldest first, without the users. */
  public List<UserEvent> events() {
    return waits.events("");
  }

  /**
   * Returns the newest event of a kind; waits up to five seconds.
   *
   * @throws AssertionError if there is none in time
   */
  public UserEvent awaitEvent(UserEvent.Kind kind) {
    return waits.event(kind, STANDARD_WAIT);
  }

  /**
   * Adds a fault that calls about the app meet.
   *
   * @return its id
   */
  public String addFault(Fault fault) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", fault.kind().wireName());
    body.put("app", clientAppId);
    body.putAll(fault.members());
    return call("POST", "/faults", body).require("id");
  }

  /** Removes the faults of the app. */
  public void clearFaults() {
    call("DELETE", "/faults?app=" + HttpCaller.encoded(clientAppId), null);
  }

  /** Says whether a token would be accepted now, and why not. */
  public TokenVerdict explain(String token) {
    return TokenVerdict.of(
        call("GET", "/explain?token=" + HttpCaller.encoded(token), null).object());
  }

  /**
   * Returns a connection string with which any MongoDB driver reaches the data of the app.
   *
   * @param dataSource such as {@code mongodb-atlas}
   */
  public String connectionString(String dataSource) {
    return call("GET", app() + "/data-sources/" + HttpCaller.encoded(dataSource), null)
        .require("connection_string");
  }

  /** Returns the ids of the sessions of a user that can be refreshed, the oldest first. */
  public List<String> sessions(String userId) {
    try {
      ApiResponse answer =
          call("GET", app() + "/users/" + HttpCaller.encoded(userId) + "/sessions", null);
      return JsonMembers.objects(answer.object(), "sessions").stream()
          .map(session -> JsonMembers.require(session, "_id"))
          .toList();
    } catch (RefusedCallException e) {
      if (e.status() == 404) {
        return List.of();
      }
      throw e;
    }
  }

  /** Exports the users of the app, a line of JSON for each. */
  public String exportUsers() {
    return call("GET", app() + "/users", null).body();
  }

  /**
   * Imports users, as lines of JSON (docs/users.md). No trigger fires.
   *
   * @return the number of imported users
   */
  public int importUsers(String lines) {
    return (int) JsonMembers.number(call("POST", app() + "/users", lines).object(), "imported");
  }

  /**
   * Makes an email/password account that waits for its confirmation, whichever way the app confirms
   * accounts; nothing is sent.
   */
  public void importPendingUser(String email, String password) {
    call("POST", app() + "/users", Map.of("email", email, "password", password, "pending", true));
  }

  /** Returns the state with the app, as a file for {@code --state}. It has secrets. */
  public byte[] saveState() {
    return http.download(BASE + app() + "/state", null);
  }

  /** Deletes the app. */
  public void deleteApp() {
    call("DELETE", app(), null);
  }

  private String app() {
    return "/apps/" + HttpCaller.encoded(clientAppId);
  }

  ApiResponse call(String method, String path, @Nullable Object body) {
    return http.call(method, BASE + path, null, body);
  }

  /**
   * Sends any request, and returns the answer whatever its status.
   *
   * @param path below {@code /__emulator/v1}; {@code {app}} in it is the client app id
   * @param body becomes JSON unless it is a text, which is sent as it is; null for none
   */
  public ApiResponse request(String method, String path, @Nullable Object body) {
    String below = path.replace("{app}", HttpCaller.encoded(clientAppId));
    return http.send(method, BASE + below, null, body);
  }

  /** Returns the client app id and the base URL. */
  @Override
  public String toString() {
    return "ControlApi[" + clientAppId + " at " + http.baseUrl() + "]";
  }
}
