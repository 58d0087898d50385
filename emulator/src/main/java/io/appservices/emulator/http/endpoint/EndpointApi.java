package io.appservices.emulator.http.endpoint;

import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Handler;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.LogLink;
import io.appservices.emulator.http.shared.Operations;
import io.appservices.emulator.http.shared.RequestView;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The custom endpoints of an app and its Data API, which the service has on a host of its own.
 * Requests to them have credentials of their own.
 */
public final class EndpointApi implements Api {

  /** The largest body of a request, in bytes (docs: service limitations). */
  static final int MOST_BODY_BYTES = 18 << 20;

  private static final String PATH = "/{appId}/endpoint/{path*}";
  private static final String DATA_API_PATH = "/{appId}/endpoint/data/{version}/action/{action}";

  private final EndpointHandler endpoints;
  private final DataApiHandler dataApi;
  private final EndpointServices services;
  private final AuthErrors authErrors;

  public EndpointApi(EndpointServices services, AuthErrors authErrors) {
    this.services = services;
    this.endpoints = new EndpointHandler(services);
    this.dataApi = new DataApiHandler(services);
    this.authErrors = authErrors;
  }

  @Override
  public String prefix() {
    return "/app";
  }

  @Override
  public boolean isOpenToAllOrigins() {
    return true;
  }

  /** Only an access token identifies users of web pages (docs: authenticate Data API requests). */
  @Override
  public Set<String> headersClosedToPages() {
    return RequestReader.CREDENTIALS;
  }

  @Override
  public List<Route<?>> routes() {
    Stream<Route<?>> custom = Arrays.stream(Method.values()).map(this::row);
    Route<?> data =
        new Route<>(
                "",
                Method.POST,
                DATA_API_PATH,
                dataApi::find,
                MOST_BODY_BYTES,
                during(dataApi::call))
            .as(Work.DATA);
    return Operations.read(EndpointApi.class, "operations.txt")
        .name(Stream.concat(custom, Stream.<Route<?>>of(data)).toList());
  }

  private Route<?> row(Method method) {
    return new Route<>("", method, PATH, endpoints::find, MOST_BODY_BYTES, during(endpoints::call))
        .withCodedBodies()
        .as(Work.FUNCTION);
  }

  /** Returns a handler that may make users, by a function that sees the call. */
  private <P> Handler<P> during(Handler<P> handler) {
    return RequestView.during(services.requests(), handler);
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    String text =
        authErrors == AuthErrors.DETAILED ? refusal.detail() : String.valueOf(refusal.getMessage());
    Reply reply =
        call.notes()
            .app()
            .map(
                app ->
                    LogLink.refusal(
                        call,
                        refusal,
                        text,
                        app,
                        call.notes().reference().orElseGet(services.ids()::next)))
            .orElseGet(() -> ErrorResponses.reply(refusal));
    boolean otherMethods =
        refusal.kind() == Kind.METHOD_NOT_ALLOWED && !refusal.parameters().isEmpty();
    return otherMethods
        ? reply.withHeader("Allow", String.join(", ", refusal.parameters()))
        : reply;
  }
}
