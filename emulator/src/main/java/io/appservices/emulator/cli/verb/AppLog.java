package io.appservices.emulator.cli.verb;

import io.appservices.emulator.cli.remote.Admin;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.terminal.CommandException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The log of an app as the Admin API has it: oldest first, and what comes. */
final class AppLog {

  private static final long POLL_MILLIS = 1_000;

  private final Admin admin;
  private final BiConsumer<Document, String> printer;
  private final Set<String> shown = new HashSet<>();
  private String newest = "";

  AppLog(Admin admin, BiConsumer<Document, String> printer) {
    this.admin = admin;
    this.printer = printer;
  }

  /** Shows entries, and goes on with what comes if that is asked for. */
  void show(@Nullable String user, boolean errorsOnly, int limit, boolean follow) {
    String query =
        (user == null ? "" : "&user_id=" + Server.encoded(user))
            + (errorsOnly ? "&errors_only=true" : "");
    print("/logs?limit=" + limit + query);
    while (follow) {
      pause();
      print("/logs?limit=100" + query + (newest.isEmpty() ? "" : "&start_date=" + newest));
    }
  }

  private void print(String path) {
    List<Document> entries = new ArrayList<>(Documents.all(admin.get(path).document(), "logs"));
    Collections.reverse(entries);
    for (Document entry : entries) {
      newest = Documents.text(entry, "started");
      if (shown.add(Documents.text(entry, "_id"))) {
        printer.accept(entry, line(entry));
      }
    }
  }

  static String line(Document entry) {
    StringBuilder line = new StringBuilder(Documents.text(entry, "started"));
    for (String member :
        List.of("type", "status", "request_method", "request_url", "function_name")) {
      String value = Documents.text(entry, member);
      line.append(value.isEmpty() ? "" : " " + value);
    }
    String user = Documents.text(entry, "user_id");
    line.append(user.isEmpty() ? "" : " user=" + user);
    String error = Documents.text(entry, "error");
    line.append(error.isEmpty() ? "" : ": " + error);
    entry
        .getList("messages", Object.class, List.of())
        .forEach(message -> line.append(" | ").append(message));
    return line.toString();
  }

  private static void pause() {
    try {
      // Nothing counts it down: an interrupt is the only end before the time.
      new CountDownLatch(1).await(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("interrupted");
    }
  }
}
