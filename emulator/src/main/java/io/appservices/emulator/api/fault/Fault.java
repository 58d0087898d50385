package io.appservices.emulator.api.fault;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault that a test orders: what goes wrong, for which calls, and how often. Without any of
 * {@link #times}, {@link #every} and {@link #probability} each call that matches meets it until it
 * is removed. It meets calls over HTTP, those of the emulator's own API never (docs/faults.md).
 *
 * <p>Immutable: each method returns another fault. What cannot be is an {@link
 * IllegalArgumentException}, at the latest when the fault is added.
 */
public final class Fault {

  private final FaultKind kind;
  private final Map<String, Object> members;

  private Fault(FaultKind kind, Map<String, Object> members) {
    this.kind = kind;
    this.members = members;
  }

  /** Answers with an error: a status from 400 to 599 and, unless set, its usual text. */
  public static Fault status(int status) {
    return of(FaultKind.STATUS).with("status", status);
  }

  /** Lets a call wait before it is handled, up to five minutes, in real time. */
  public static Fault delay(Duration delay) {
    return of(FaultKind.DELAY).with("millis", delay.toMillis());
  }

  /** Lets a call wait for a time that is drawn from a range, as {@link #delay(Duration)} does. */
  public static Fault delay(Duration shortest, Duration longest) {
    return delay(shortest).with("max_millis", longest.toMillis());
  }

  /** Resets the connection; the call is not handled. */
  public static Fault connectionReset() {
    return of(FaultKind.CONNECTION_RESET);
  }

  /** Closes the connection without an answer; the call is not handled. */
  public static Fault emptyReply() {
    return of(FaultKind.EMPTY_REPLY);
  }

  /** Handles the call, and closes the connection after half of the body of the answer. */
  public static Fault cutBody() {
    return of(FaultKind.CUT_BODY);
  }

  /** Handles the call, and closes the connection after so many bytes of the body of the answer. */
  public static Fault cutBody(int bytes) {
    return cutBody().with("bytes", bytes);
  }

  /** Handles the call, and sends so many bytes of the body of the answer in a second. */
  public static Fault slowBody(int bytesPerSecond) {
    return of(FaultKind.SLOW_BODY).with("bytes_per_second", bytesPerSecond);
  }

  /** Handles the call, and closes the connection without an answer. */
  public static Fault commitThenDrop() {
    return of(FaultKind.COMMIT_THEN_DROP);
  }

  /** Answers calls with an access token as if the token had expired. */
  public static Fault expiredAccessToken() {
    return of(FaultKind.EXPIRED_ACCESS_TOKEN);
  }

  /** Lets all access tokens expire: those of each session are refused until it was refreshed. */
  public static Fault refreshStorm() {
    return of(FaultKind.REFRESH_STORM);
  }

  /** Refuses the access tokens of each session until it was refreshed so many times. */
  public static Fault refreshStorm(int refreshes) {
    return refreshStorm().with("refreshes", refreshes);
  }

  /** Answers with status 503, as an app that is being maintained. */
  public static Fault maintenance() {
    return of(FaultKind.MAINTENANCE);
  }

  /** Answers with status 429 and {@code Retry-After}, of one second unless set. */
  public static Fault tooManyRequests() {
    return of(FaultKind.TOO_MANY_REQUESTS);
  }

  /** Lets data sources be out of reach for calls, and for the functions that calls run. */
  public static Fault databaseAway() {
    return of(FaultKind.DATABASE_AWAY);
  }

  private static Fault of(FaultKind kind) {
    return new Fault(kind, Map.of());
  }

  /**
   * Returns the fault with these members, as the emulator takes them over HTTP: {@code kind} and
   * what docs/faults.md lists.
   *
   * @throws IllegalArgumentException if a member is unknown, is missing or has a wrong value
   */
  public static Fault of(Map<String, ?> members) {
    Fault fault = of(FaultChecks.kind(members.get("kind")));
    for (Map.Entry<String, ?> member : members.entrySet()) {
      if (!member.getKey().equals("kind")) {
        fault = fault.with(member.getKey(), member.getValue());
      }
    }
    return fault.checked();
  }

  /** Sets the {@code error_code} of an answer by {@link #status}; unless set there is none. */
  public Fault errorCode(String code) {
    return with("error_code", code);
  }

  /** Sets the text of the error of an answer by {@link #status}. */
  public Fault error(String text) {
    return with("error", text);
  }

  /**
   * Sets {@code Retry-After} of an answer by {@link #status}, {@link #maintenance} or {@link
   * #tooManyRequests}, in whole seconds.
   */
  public Fault retryAfter(Duration time) {
    return with("retry_after_seconds", time.toSeconds());
  }

  /**
   * Meets calls of these operations alone; their names are in docs/compatibility.md. One that ends
   * with {@code *} stands for all that begin so: {@code client*} is every call of the client API.
   */
  public Fault operation(String... names) {
    return with("operation", List.of(names));
  }

  /** Meets calls about an app alone, by its client app id. */
  public Fault app(String clientAppId) {
    return with("app", clientAppId);
  }

  /** Meets calls of a user alone, by its id. */
  public Fault user(String userId) {
    return with("user", userId);
  }

  /** Meets requests with a method alone, such as {@code POST}. */
  public Fault method(String method) {
    return with("method", method);
  }

  /**
   * Meets requests with a path alone, without the query. {@code *} stands for a segment, {@code **}
   * at the end for all that follows.
   */
  public Fault path(String path) {
    return with("path", path);
  }

  /** Meets so many calls, and then no more. */
  public Fault times(int calls) {
    return with("times", calls);
  }

  /** Meets every k-th of the calls that match: the k-th, the 2k-th and so on. */
  public Fault every(int k) {
    return with("every", k);
  }

  /**
   * Meets a call that matches with a probability, above 0 and up to 1. Chance is determined: the
   * n-th call meets it or not, by {@link #seed}.
   */
  public Fault probability(double probability) {
    return with("probability", probability);
  }

  /** Sets the seed of everything that is drawn: a probability, a delay. It is 0 unless set. */
  public Fault seed(long seed) {
    return with("seed", seed);
  }

  /** Returns what it does. */
  public FaultKind kind() {
    return kind;
  }

  /** Returns what was set, by its names over HTTP, without the kind. It cannot be changed. */
  public Map<String, Object> members() {
    return members;
  }

  private Fault with(String name, @Nullable Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, FaultChecks.member(kind, name).read(value));
    return new Fault(kind, Collections.unmodifiableMap(more));
  }

  /**
   * Returns it.
   *
   * @throws IllegalArgumentException if something is missing, or does not go together
   */
  public Fault checked() {
    FaultChecks.check(kind, members);
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fault fault && kind == fault.kind && members.equals(fault.members);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, members);
  }

  /** Returns the kind and what was set, such as {@code status {status=503, times=2}}. */
  @Override
  public String toString() {
    return kind.wireName() + " " + members;
  }
}
