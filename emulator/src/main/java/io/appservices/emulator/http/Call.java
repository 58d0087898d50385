package io.appservices.emulator.http;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.ExternalBaseUrl;
import io.appservices.emulator.http.message.QueryParameters;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.RequestBody;
import io.appservices.emulator.http.message.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to its route: what was sent, and what has become known about it. It
 * belongs to one thread at a time.
 */
public final class Call {

  private final HttpServletRequest request;
  private final Optional<Api> api;
  private final TrustedProxies proxies;
  private Routing.@Nullable Match match;
  private @Nullable Admission<?> admission;
  private @Nullable QueryParameters query;
  private RequestBody body = RequestBody.NONE;
  private @Nullable Object parsedBody;
  private final CallNotes notes = new CallNotes(this);
  private Work work = Work.PLAIN;

  /**
   * Makes a call that no row serves yet.
   *
   * @param api the API that the path belongs to
   */
  public Call(HttpServletRequest request, Optional<Api> api) {
    this(request, api, TrustedProxies.NONE);
  }

  /**
   * Makes a call that no row serves yet.
   *
   * @param api the API that the path belongs to
   * @param proxies the proxies that are believed when they say how they were called
   */
  public Call(HttpServletRequest request, Optional<Api> api, TrustedProxies proxies) {
    this.request = request;
    this.api = api;
    this.proxies = proxies;
  }

  /** Returns the request method as sent; HEAD stays HEAD. */
  public String method() {
    return request.getMethod();
  }

  /** Returns the path as sent, not decoded. */
  public String rawPath() {
    return request.getRequestURI();
  }

  /**
   * Returns path and query exactly as sent; this is what a client hashes for HTTP Digest (RFC 7616,
   * section 3.4.6).
   */
  public String rawTarget() {
    String queryString = request.getQueryString();
    return queryString == null ? rawPath() : rawPath() + '?' + queryString;
  }

  /**
   * Returns the decoded value of a parameter in the route's path.
   *
   * @throws IllegalArgumentException if the route's template has no such parameter
   */
  public String pathParameter(String name) {
    return match().value(name);
  }

  /**
   * Returns the first value of a query parameter, decoded. One that is empty counts as not sent:
   * clients send {@code ?product=} for an option that nobody has set.
   */
  public Optional<String> query(String name) {
    List<String> sent = queryAll(name);
    return sent.isEmpty() || sent.get(0).isEmpty() ? Optional.empty() : Optional.of(sent.get(0));
  }

  /** Reads the query: the first value of each parameter; one that is empty counts as not sent. */
  public Members parameters(MemberErrors errors) {
    Map<String, String> sent = query().first();
    sent.values().removeIf(String::isEmpty);
    return Members.of(sent, errors);
  }

  /** Returns all values of a query parameter, decoded, in the order sent. */
  public List<String> queryAll(String name) {
    return query().all(name);
  }

  private QueryParameters query() {
    if (query == null) {
      query = QueryParameters.parse(request.getQueryString());
    }
    return query;
  }

  /** Returns the first value of a request header; the name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  /** Returns all values of a request header, in the order sent; the name in any case. */
  public List<String> headers(String name) {
    return Collections.list(request.getHeaders(name));
  }

  /** Returns the names of the request headers, as they were sent. */
  public List<String> headerNames() {
    return Collections.list(request.getHeaderNames());
  }

  /**
   * Returns the request body, empty if there is none.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is larger than the route
   *     takes, did not arrive, or is coded, as with gzip
   */
  public byte[] body() {
    byte[] bytes = body.bytes();
    if (bytes.length > 0) {
      RequestBody.requireNoCoding(headers("Content-Encoding"));
    }
    return bytes;
  }

  /** Returns the request body as {@link #body()} does, in whatever coding it was sent. */
  public byte[] codedBody() {
    return body.bytes();
  }

  /**
   * Parses the body. The parser is called once; its result is shared by all that ask for the same
   * type.
   *
   * @throws io.appservices.emulator.domain.AppServicesException as {@link #body} does
   */
  public <T> T body(Class<T> type, Function<byte[], T> parser) {
    if (!type.isInstance(parsedBody)) {
      parsedBody = parser.apply(body());
    }
    return type.cast(parsedBody);
  }

  /** Gets what was read as the request body. */
  public void received(RequestBody newBody) {
    body = newBody;
  }

  /** Notes what answering the call keeps busy. */
  public void keepsBusy(Work kind) {
    work = kind;
  }

  /** Returns the kind of work that answering the call takes, once its body was read. */
  public Work work() {
    return work;
  }

  /** Returns the address that the connection comes from. */
  public String remoteAddress() {
    return request.getRemoteAddr();
  }

  /**
   * Returns the base URL of this server as the caller reaches it: scheme, host and, unless it is
   * the scheme's own, port; no slash at the end. Clients take it as the address of all further
   * calls.
   */
  public String externalBaseUrl() {
    return ExternalBaseUrl.of(request, proxies);
  }

  /** Returns the row of the route table that serves this call. */
  public Route<?> route() {
    return match().target().route();
  }

  /** Returns the name of the operation; empty as long as no row serves the call. */
  public String operation() {
    return match == null ? "" : match.target().route().operation();
  }

  /** Returns the API that the path belongs to, whether or not a row serves the call. */
  public Optional<Api> api() {
    return api;
  }

  /** Returns the notes about the call so far. */
  public CallNotes notes() {
    return notes;
  }

  /** Returns the answer to a refused call in the shape of the API that its path belongs to. */
  public Reply refuse(AppServicesException cause) {
    notes.refused(cause);
    Reply reply = api.isPresent() ? api.get().refuse(this, cause) : ErrorResponses.reply(cause);
    return ErrorResponses.withHeaders(reply, cause.kind());
  }

  /** Notes that the caller was let in. */
  public void admitted(Admission<?> newAdmission) {
    admission = newAdmission;
  }

  /** Returns whether the caller was let in. */
  public boolean isAdmitted() {
    return admission != null;
  }

  /**
   * Returns how the call was admitted.
   *
   * @throws IllegalStateException if it was not
   */
  public Admission<?> admission() {
    if (admission == null) {
      throw new IllegalStateException("this call was not let in");
    }
    return admission;
  }

  public void matched(Routing.Match routeAndParameters) {
    match = routeAndParameters;
  }

  private Routing.Match match() {
    if (match == null) {
      throw new IllegalStateException("no route serves this call");
    }
    return match;
  }
}
