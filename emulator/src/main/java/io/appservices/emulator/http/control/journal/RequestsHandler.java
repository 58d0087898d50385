package io.appservices.emulator.http.control.journal;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.control.Page;
import io.appservices.emulator.http.control.Waiting;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.journal.Journal;
import io.appservices.emulator.service.journal.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;

/** The journal for tests in other languages than Java, and as the page that errors link to. */
public final class RequestsHandler {

  private static final String GONE =
      "The journal has no such request (any more): it keeps the newest ones"
          + " (option --journal-size), and it is empty after a restart.";

  private final Journal journal;
  private final OperationIndex index;
  private final RequestView views;
  private final boolean hasConsole;

  /**
   * Makes the handler.
   *
   * @param hasConsole whether there is a console to link to
   */
  public RequestsHandler(Journal journal, OperationIndex index, boolean hasConsole) {
    this.journal = journal;
    this.hasConsole = hasConsole;
    this.index = index;
    this.views = new RequestView(index);
  }

  /** Lists requests, oldest first; waits for one if there is none and the query says so. */
  Reply list(Call call) {
    RequestQuery query = RequestQuery.parse(call, index);
    List<JournalEntry> found = find(query);
    List<Document> shown =
        found.subList(Math.max(0, found.size() - query.limit()), found.size()).stream()
            .map(views::of)
            .toList();
    return Bodies.reply(200, new Document("requests", shown).append("count", found.size()));
  }

  private List<JournalEntry> find(RequestQuery query) {
    try {
      return journal.await(query, query.waitMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppServicesException(Kind.UNAVAILABLE, "the emulator is being closed");
    }
  }

  Reply clear(Call call) {
    Waiting.requireNone(call);
    journal.clear();
    return Reply.empty(204);
  }

  Reply show(Call call) {
    return Bodies.reply(
        200,
        find(call.pathParameter("request"))
            .map(views::of)
            .orElseThrow(() -> notKept(call.pathParameter("request"))));
  }

  private static AppServicesException notKept(String name) {
    return new AppServicesException(
        Kind.NOT_FOUND,
        "the journal has no request '" + name + "': it keeps the newest, see --journal-size");
  }

  private Optional<JournalEntry> find(String name) {
    return journal.newest(entry -> entry.isNamed(name));
  }

  /** Shows the request that an error links to. */
  Reply page(Call call) {
    return call.query("co_id")
        .flatMap(this::find)
        .map(entry -> Page.of(200, "Request", table(views.of(entry)) + consoleLink(entry)))
        .orElseGet(() -> Page.of(404, "Request", Page.paragraph(GONE)));
  }

  /** Returns a link to the request in the console; empty if none is served. */
  private String consoleLink(JournalEntry entry) {
    return hasConsole
        ? "<p><a href=\"/#/requests?scope=all&amp;id=%d\">Open in the console</a></p>"
            .formatted(entry.number())
        : "";
  }

  private static String table(Document view) {
    StringBuilder rows = new StringBuilder("<dl>");
    for (Map.Entry<String, Object> member : view.entrySet()) {
      rows.append("<dt><small>")
          .append(Page.escape(member.getKey().replace('_', ' ')))
          .append("</small></dt><dd>")
          .append(Page.escape(text(member.getValue())))
          .append("</dd>");
    }
    return rows.append("</dl>").toString();
  }

  private static String text(Object value) {
    return value instanceof Document members
        ? members.entrySet().stream()
            .map(member -> member.getKey() + " " + member.getValue())
            .collect(Collectors.joining(", "))
        : String.valueOf(value);
  }
}
