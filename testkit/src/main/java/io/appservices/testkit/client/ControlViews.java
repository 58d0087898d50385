package io.appservices.testkit.client;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.fault.FaultKind;
import io.appservices.emulator.api.fault.RequestFault;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the emulator's own API shows. */
final class ControlViews {

  private ControlViews() {}

  static Mail mail(Map<String, @Nullable Object> json) {
    return new Mail(
        Mail.Kind.valueOf(upper(JsonMembers.require(json, "kind"))),
        JsonMembers.require(json, "app"),
        JsonMembers.require(json, "to"),
        JsonMembers.require(json, "subject"),
        JsonMembers.require(json, "link"),
        JsonMembers.require(json, "page"),
        JsonMembers.require(json, "token"),
        JsonMembers.require(json, "token_id"),
        JsonMembers.time(json, "time"));
  }

  static RecordedRequest request(Map<String, @Nullable Object> json) {
    return new RecordedRequest(
        JsonMembers.number(json, "id"),
        JsonMembers.time(json, "time"),
        Duration.of(JsonMembers.number(json, "duration_micros"), ChronoUnit.MICROS),
        JsonMembers.text(json, "operation").orElse(""),
        JsonMembers.require(json, "method"),
        JsonMembers.require(json, "path"),
        JsonMembers.text(json, "app"),
        JsonMembers.text(json, "user"),
        JsonMembers.text(json, "session"),
        (int) JsonMembers.number(json, "status"),
        JsonMembers.text(json, "error_code"),
        JsonMembers.text(json, "reason"),
        json.get("fault") == null
            ? Optional.empty()
            : Optional.of(fault(JsonMembers.of(json.get("fault")))));
  }

  private static RequestFault fault(Map<String, @Nullable Object> json) {
    String kind = JsonMembers.require(json, "kind");
    return new RequestFault(
        JsonMembers.require(json, "id"),
        Arrays.stream(FaultKind.values())
            .filter(known -> known.wireName().equals(kind))
            .findFirst()
            .orElseThrow());
  }

  /** Reads an event; over HTTP it has its user's id alone, not the user as it was. */
  static UserEvent event(Map<String, @Nullable Object> json) {
    return new UserEvent(
        UserEvent.Kind.valueOf(upper(JsonMembers.require(json, "type"))),
        JsonMembers.time(json, "time"),
        JsonMembers.require(json, "app"),
        JsonMembers.text(json, "user"),
        JsonMembers.texts(json, "providers"),
        Optional.empty(),
        JsonMembers.text(json, "name"),
        JsonMembers.text(json, "cause").map(name -> UserEvent.Cause.valueOf(upper(name))),
        UserEvent.Actor.valueOf(upper(JsonMembers.require(json, "by"))));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
