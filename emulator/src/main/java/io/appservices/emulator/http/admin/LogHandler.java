package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.admin.ConfigHandler.app;

import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.function.AppLog;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** Shows an operator what functions did (docs: Admin API, retrieve logs). */
final class LogHandler {

  private final AppLog log;

  LogHandler(AppLog log) {
    this.log = log;
  }

  /** The newest first; where there are more, with the parameters that ask for the next page. */
  Reply list(Call call) {
    LogQuery query = LogQuery.parse(call);
    List<AppLog.Entry> found =
        log.list(app(call), query::matches).stream().skip(query.skip()).toList();
    List<AppLog.Entry> page = found.stream().limit(query.limit()).toList();
    Document answer = new Document("logs", page.stream().map(e -> entry(call, e)).toList());
    if (found.size() > page.size()) {
      Instant last = page.get(page.size() - 1).started();
      answer.append("nextEndDate", last.toString()).append("nextSkip", query.skipAt(last, page));
    }
    return Bodies.reply(200, answer);
  }

  private static Document entry(Call call, AppLog.Entry entry) {
    Document view =
        new Document("_id", entry.id().toHexString())
            .append("co_id", entry.id().toHexString())
            .append("type", entry.type())
            .append("app_id", app(call).id().toHexString())
            .append("group_id", app(call).groupId().toHexString())
            .append("domain_id", app(call).domainId().toHexString())
            .append("function_name", entry.functionName())
            .append("user_id", entry.userId())
            .append("started", entry.started().toString())
            .append("completed", entry.started().plusMillis(entry.millis()).toString())
            .append("messages", entry.messages());
    return entry.error() == null
        ? view
        : view.append("error", entry.error()).append("error_code", "FunctionExecutionError");
  }
}
