package io.appservices.emulator.http.admin.debug;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.function.AppLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Shows an operator what functions did and what was asked of an app (docs: Admin API, retrieve
 * logs).
 */
public final class LogHandler {

  private final AppLog log;

  public LogHandler(AppLog log) {
    this.log = log;
  }

  /**
   * Lists the newest runs first; if there are more, with the parameters that ask for the next page.
   */
  public Reply list(Call call, App app) {
    LogQuery query = LogQuery.parse(call);
    List<LogEntry> found = log.list(app, query::matches).stream().skip(query.skip()).toList();
    List<LogEntry> page = found.stream().limit(query.limit()).toList();
    Document answer = new Document("logs", page.stream().map(e -> entry(call, app, e)).toList());
    if (found.size() > page.size()) {
      Instant last = page.get(page.size() - 1).started();
      answer.append("nextEndDate", last.toString()).append("nextSkip", query.skipAt(last, page));
    }
    return Bodies.reply(200, answer);
  }

  private static Document entry(Call call, App app, LogEntry entry) {
    Document view =
        new Document("_id", entry.id().toHexString())
            .append("co_id", entry.id().toHexString())
            .append("type", entry.type())
            .append("app_id", app.id().toHexString())
            .append("group_id", app.groupId().toHexString())
            .append("domain_id", app.domainId().toHexString())
            .append("function_name", entry.functionName())
            .append("user_id", entry.userId())
            .append("started", entry.started().toString())
            .append("completed", entry.started().plusMillis(entry.millis()).toString())
            .append("messages", entry.messages());
    view.putAll(entry.details());
    LogEntry.Request request = entry.request();
    if (request != null) {
      view.append("request_method", request.method())
          .append("request_url", request.path())
          .append("status", request.status());
    }
    if (entry.error() != null) {
      view.append("error", entry.error());
      errorCode(request).ifPresent(code -> view.append("error_code", code));
    }
    return view;
  }

  private static Optional<String> errorCode(LogEntry.@Nullable Request request) {
    return request == null ? Optional.of("FunctionExecutionError") : request.errorCode();
  }
}
