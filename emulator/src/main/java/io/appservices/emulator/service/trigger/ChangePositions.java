package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.storage.ScheduleStore;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.json.JsonParseException;
import org.bson.types.ObjectId;

/**
 * How far database triggers have come in the change streams of real clusters. Of the emulators that
 * share a storage the one that moves a trigger on to a change runs it. Safe to use from any thread.
 */
final class ChangePositions {

  /** Stands for a trigger that has not run yet. */
  private static final String BEGINNING = "{}";

  private static final String DATA = "_data";

  private final ScheduleStore progress;
  private final EmulatorClock clock;

  ChangePositions(ScheduleStore progress, EmulatorClock clock) {
    this.progress = progress;
    this.clock = clock;
  }

  /** Returns the token of the last change that a trigger ran for. */
  Optional<BsonDocument> find(ObjectId appId, ObjectId triggerId) {
    return progress
        .find(appId, triggerId)
        .flatMap(ChangePositions::token)
        .filter(token -> !token.isEmpty());
  }

  /** Says that a trigger begins with what comes next, unless it has come somewhere. */
  void begin(ObjectId appId, ObjectId triggerId) {
    if (progress.find(appId, triggerId).flatMap(ChangePositions::token).isEmpty()) {
      beginAgain(appId, triggerId);
    }
  }

  /** Says that a trigger begins with what comes next, wherever it was. */
  void beginAgain(ObjectId appId, ObjectId triggerId) {
    progress.put(appId, triggerId, mark(BEGINNING));
  }

  /** Moves a trigger on to a change; false if it has come so far already, here or elsewhere. */
  boolean moveTo(ObjectId appId, ObjectId triggerId, BsonDocument token) {
    while (true) {
      Optional<ScheduleMark> kept = progress.find(appId, triggerId);
      if (kept.isPresent() && !isBehind(token, token(kept.get()))) {
        return false;
      }
      ScheduleMark next = mark(token.toJson());
      if (kept.isEmpty()) {
        progress.put(appId, triggerId, next);
        return true;
      }
      if (progress.replace(appId, triggerId, kept.get(), next)) {
        return true;
      }
    }
  }

  /** Forgets how far a trigger has come. */
  void forget(ObjectId appId, ObjectId triggerId) {
    progress.delete(appId, triggerId);
  }

  private ScheduleMark mark(String token) {
    return new ScheduleMark(token, clock.instant());
  }

  /** Returns the token of a mark; none if it is the mark of a schedule. */
  private static Optional<BsonDocument> token(ScheduleMark mark) {
    try {
      return mark.schedule().startsWith("{")
          ? Optional.of(BsonDocument.parse(mark.schedule()))
          : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /** Returns whether a token comes behind another one: the manual says that their texts do. */
  private static boolean isBehind(BsonDocument token, Optional<BsonDocument> other) {
    if (other.isEmpty() || other.get().isEmpty()) {
      return true;
    }
    BsonDocument last = other.get();
    return token.isString(DATA) && last.isString(DATA)
        ? token.getString(DATA).getValue().compareTo(last.getString(DATA).getValue()) > 0
        : !token.equals(last);
  }
}
