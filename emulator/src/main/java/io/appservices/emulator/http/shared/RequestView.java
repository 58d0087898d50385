package io.appservices.emulator.http.shared;

import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Handler;
import io.appservices.emulator.http.message.QueryParameters;
import io.appservices.emulator.service.function.CurrentRequests;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * The call that a function was called by, as {@code context.request} and {@code %%request} show it
 * (docs: context.request).
 */
public final class RequestView {

  private static final String SECRET = "secret";

  private RequestView() {}

  /** Returns the view; what was not sent is not in it. */
  public static Document of(Call call) {
    Document view =
        new Document("remoteIPAddress", call.remoteAddress())
            .append("httpMethod", call.method())
            .append("rawQueryString", withoutSecret(rawQuery(call)))
            .append("requestHeaders", headers(call));
    call.header("Referer").ifPresent(value -> view.append("httpReferrer", value));
    call.header("User-Agent").ifPresent(value -> view.append("httpUserAgent", value));
    return view;
  }

  /**
   * Returns a handler that does the same, with the call as the request of what functions it runs.
   */
  public static <P> Handler<P> during(CurrentRequests requests, Handler<P> handler) {
    return (call, who) -> requests.during(() -> of(call), () -> handler.handle(call, who));
  }

  /** Returns the query as it was sent, without the question mark; empty if there is none. */
  public static String rawQuery(Call call) {
    String target = call.rawTarget();
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  private static String withoutSecret(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(part -> !QueryParameters.parse(part).first().containsKey(SECRET))
        .collect(Collectors.joining("&"));
  }

  /** Expressions name headers in any case. */
  private static Map<String, Object> headers(Call call) {
    Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : call.headerNames()) {
      headers.put(HeaderNames.canonical(name), List.copyOf(call.headers(name)));
    }
    return headers;
  }
}
