package io.appservices.emulator.inprocess;

import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.service.journal.JournalEntry;
import org.bson.types.ObjectId;

/** Shows requests as the type of the API. */
public final class RequestViews {

  private RequestViews() {}

  public static RecordedRequest of(JournalEntry entry) {
    return new RecordedRequest(
        entry.number(),
        entry.startedAt(),
        entry.duration(),
        entry.operation(),
        entry.method(),
        entry.path(),
        entry.clientAppId(),
        entry.userId().map(ObjectId::toHexString),
        entry.sessionId().map(ObjectId::toHexString),
        entry.status(),
        entry.refusal().flatMap(JournalEntry.Refusal::code),
        entry.refusal().map(JournalEntry.Refusal::reason),
        entry.fault());
  }
}
