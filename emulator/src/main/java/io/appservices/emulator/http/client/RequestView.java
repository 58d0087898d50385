package io.appservices.emulator.http.client;

import io.appservices.emulator.http.Call;
import java.util.List;
import org.bson.Document;

/** The call that a function was called by, as {@code context.request} shows it. */
final class RequestView {

  private static final List<String> HEADERS =
      List.of("User-Agent", "Content-Type", "Accept", "Origin", "Referer", "X-Forwarded-For");

  private RequestView() {}

  static Document of(Call call) {
    Document headers = new Document();
    HEADERS.forEach(name -> call.header(name).ifPresent(v -> headers.append(name, List.of(v))));
    return new Document("remoteIPAddress", call.remoteAddress())
        .append("httpMethod", call.method())
        .append("httpUserAgent", call.header("User-Agent").orElse(""))
        .append("httpReferrer", call.header("Referer").orElse(""))
        .append("rawQueryString", "")
        .append("requestHeaders", headers);
  }
}
