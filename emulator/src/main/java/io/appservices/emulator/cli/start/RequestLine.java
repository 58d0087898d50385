package io.appservices.emulator.cli.start;

import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.fault.RequestFault;
import java.util.Locale;
import java.util.Optional;

/** A request as one line. Nothing in it ends the line, whatever a client sent. */
final class RequestLine {

  private RequestLine() {}

  /** Returns it for people: time, status, method, path, duration, app, user, fault, reason. */
  static String text(RecordedRequest request) {
    StringBuilder line = new StringBuilder(160);
    line.append(request.time()).append(' ').append(request.status()).append(' ');
    line.append(clean(request.method())).append(' ').append(clean(request.path()));
    line.append(String.format(Locale.ROOT, " %.1f ms", request.duration().toNanos() / 1e6));
    request.app().ifPresent(app -> line.append(" app=").append(clean(app)));
    request.user().ifPresent(user -> line.append(" user=").append(user));
    request.fault().ifPresent(fault -> line.append(" fault=").append(fault.kind().wireName()));
    request.reason().ifPresent(reason -> line.append(": ").append(clean(reason)));
    return line.toString();
  }

  /** Returns it for machines; what is not known is left out. */
  static String json(RecordedRequest request) {
    StringBuilder line = new StringBuilder(240);
    line.append("{\"time\":\"").append(request.time()).append('"');
    line.append(",\"id\":").append(request.id());
    line.append(",\"status\":").append(request.status());
    member(line, "operation", Optional.of(request.operation()).filter(name -> !name.isEmpty()));
    member(line, "method", Optional.of(request.method()));
    member(line, "path", Optional.of(request.path()));
    line.append(",\"duration_micros\":").append(request.duration().toNanos() / 1_000);
    member(line, "app", request.app());
    member(line, "user", request.user());
    member(line, "session", request.session());
    member(line, "error_code", request.errorCode());
    member(line, "reason", request.reason());
    request.fault().ifPresent(fault -> fault(line, fault));
    return line.append('}').toString();
  }

  private static void fault(StringBuilder line, RequestFault fault) {
    line.append(",\"fault\":{\"id\":\"").append(escaped(fault.id()));
    line.append("\",\"kind\":\"").append(fault.kind().wireName()).append("\"}");
  }

  private static void member(StringBuilder line, String name, Optional<String> value) {
    value.ifPresent(
        text -> line.append(",\"").append(name).append("\":\"").append(escaped(text)).append('"'));
  }

  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String escaped(String text) {
    StringBuilder json = new StringBuilder(text.length() + 8);
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c == 127 || Character.isSurrogate(c)) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.toString();
  }
}
