package io.appservices.testkit.client;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.UserEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lists of the emulator's own API, and waits for what is not in them yet. */
final class Waits {

  private static final int MOST = 1_000;

  private final ControlApi api;
  private final String app;

  /**
   * Makes one.
   *
   * @param app the part of queries that says which app
   */
  Waits(ControlApi api, String app) {
    this.api = api;
    this.app = app;
  }

  List<Map<String, @Nullable Object>> mails(String selection) {
    return list("/outbox", selection, "messages");
  }

  Mail mail(String to, Mail.Kind kind, Duration wait) {
    String selection =
        "&to=%s&kind=%s&wait_seconds=%d"
            .formatted(HttpCaller.encoded(to), kind.wireName(), wait.toSeconds());
    ApiResponse answer = api.call("GET", "/outbox?" + app + selection, null);
    List<Map<String, @Nullable Object>> found = JsonMembers.objects(answer.object(), "messages");
    if (found.isEmpty()) {
      throw new AssertionError(
          "no %s mail to '%s' within %s. %s"
              .formatted(kind, to, wait, answer.text("hint").orElse("")));
    }
    return ControlViews.mail(found.get(found.size() - 1));
  }

  /**
   * Returns the requests of a filter's operations; the rest of the filter is left to the caller.
   */
  List<RecordedRequest> requests(RequestFilter filter, long after, long waitSeconds) {
    StringBuilder selection = new StringBuilder("&limit=" + MOST);
    filter
        .operations()
        .forEach(name -> selection.append("&operation=").append(HttpCaller.encoded(name)));
    selection.append("&after=").append(after).append("&wait_seconds=").append(waitSeconds);
    return list("/requests", selection.toString(), "requests").stream()
        .map(ControlViews::request)
        .toList();
  }

  /** Looks at what there is, then waits for later ones until one is selected. */
  RecordedRequest request(RequestFilter filter, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    long after = 0;
    long waitSeconds = 0;
    do {
      List<RecordedRequest> seen = requests(filter, after, waitSeconds);
      for (int i = seen.size() - 1; i >= 0; i--) {
        if (filter.selects(seen.get(i))) {
          return seen.get(i);
        }
      }
      after = seen.isEmpty() ? after : seen.get(seen.size() - 1).id();
      waitSeconds = 1;
    } while (System.nanoTime() < end);
    throw new AssertionError(
        "no such request about the app within %s; there were:%s"
            .formatted(wait, lines(requests(RequestFilter.all(), 0, 0))));
  }

  private static String lines(List<RecordedRequest> requests) {
    StringBuilder text = new StringBuilder();
    for (RecordedRequest request : requests) {
      text.append("\n  ").append(request.status()).append(' ').append(request.operation());
      text.append(' ').append(request.method()).append(' ').append(request.path());
      request.reason().ifPresent(reason -> text.append(": ").append(reason));
    }
    return text.length() == 0 ? " none" : text.toString();
  }

  List<UserEvent> events(String selection) {
    return list("/events", "&limit=" + MOST + selection, "events").stream()
        .map(ControlViews::event)
        .toList();
  }

  UserEvent event(UserEvent.Kind kind, Duration wait) {
    String type = kind.name().toLowerCase(Locale.ROOT);
    List<UserEvent> found = events("&type=" + type + "&wait_seconds=" + wait.toSeconds());
    if (found.isEmpty()) {
      throw new AssertionError(
          "no event %s within %s; there were: %s"
              .formatted(kind, wait, events("").stream().map(UserEvent::kind).toList()));
    }
    return found.get(found.size() - 1);
  }

  private List<Map<String, @Nullable Object>> list(String path, String selection, String member) {
    return JsonMembers.objects(
        api.call("GET", path + "?" + app + selection, null).object(), member);
  }
}
