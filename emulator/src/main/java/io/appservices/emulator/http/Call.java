package io.appservices.emulator.http;

import io.appservices.emulator.domain.MemberErrors;
import io.appservices.emulator.domain.Members;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request on its way to its route: what was sent, and what {@link Access} found out about the
 * caller. It belongs to one thread at a time.
 */
public final class Call {

  private final HttpServletRequest request;
  private final Map<Class<?>, Object> found = new HashMap<>(4);
  private Routing.Match match;
  private QueryParameters query;
  private RequestBody body = RequestBody.NONE;

  Call(HttpServletRequest request) {
    this.request = request;
  }

  /** The request method as sent; HEAD stays HEAD. */
  public String method() {
    return request.getMethod();
  }

  /** The path as sent, not decoded. */
  public String rawPath() {
    return request.getRequestURI();
  }

  /**
   * Path and query exactly as sent; this is what a client hashes for HTTP Digest (RFC 7616, section
   * 3.4.6).
   */
  public String rawTarget() {
    String queryString = request.getQueryString();
    return queryString == null ? rawPath() : rawPath() + '?' + queryString;
  }

  /**
   * The decoded value of a parameter in the route's path.
   *
   * @throws IllegalArgumentException if the route's template has no such parameter
   */
  public String pathParameter(String name) {
    return match().value(name);
  }

  /**
   * The first value of a query parameter, decoded. One that is empty counts as not sent: clients
   * send {@code ?product=} for an option that nobody has set.
   */
  public Optional<String> query(String name) {
    return queryAll(name).stream().findFirst().filter(value -> !value.isEmpty());
  }

  /** Reads the query: the first value of each parameter; one that is empty counts as not sent. */
  public Members parameters(MemberErrors errors) {
    Map<String, String> sent = query().first();
    sent.values().removeIf(String::isEmpty);
    return Members.of(sent, errors);
  }

  /** All values of a query parameter, decoded, in the order sent. */
  public List<String> queryAll(String name) {
    return query().all(name);
  }

  private QueryParameters query() {
    if (query == null) {
      query = QueryParameters.parse(request.getQueryString());
    }
    return query;
  }

  /** The first value of a request header; the name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  /** All values of a request header, in the order sent; the name in any case. */
  List<String> headers(String name) {
    return Collections.list(request.getHeaders(name));
  }

  /**
   * The request body, empty if there is none.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is larger than the route
   *     takes, or did not arrive
   */
  public byte[] body() {
    return body.bytes();
  }

  /** Gets what was read as the request body. */
  void received(RequestBody newBody) {
    body = newBody;
  }

  /** The address that the connection comes from. */
  public String remoteAddress() {
    return request.getRemoteAddr();
  }

  /**
   * How the caller reaches this server: scheme, host and, unless it is the scheme's own, port; no
   * slash at the end. Clients take it as the address of all further calls.
   */
  public String externalBaseUrl() {
    return ExternalBaseUrl.of(request);
  }

  /** The row of the route table that serves this call. */
  public Route route() {
    return match().target().route();
  }

  /** The API that the row belongs to. */
  Api api() {
    return match().target().api();
  }

  /** Leaves a finding about the call, such as who is calling, for the handler. */
  public <T> void put(Class<T> type, T value) {
    found.put(type, type.cast(value));
  }

  /**
   * A finding that the route's {@link Access} leaves on every admitted call.
   *
   * @throws IllegalStateException if there is none: the route has the wrong access
   */
  public <T> T get(Class<T> type) {
    return find(type)
        .orElseThrow(() -> new IllegalStateException("no " + type.getName() + " on this call"));
  }

  /** A finding about the call, if there is one. */
  public <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(type.cast(found.get(type)));
  }

  void matched(Routing.Match routeAndParameters) {
    match = routeAndParameters;
  }

  private Routing.Match match() {
    if (match == null) {
      throw new IllegalStateException("no route serves this call");
    }
    return match;
  }
}
