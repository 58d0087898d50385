package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.service.trigger.Schedule.Due;
import io.appservices.emulator.storage.ScheduleStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.types.ObjectId;

/**
 * Decides which of the emulators that share a storage runs a scheduled trigger: the one that
 * replaces its progress. Safe to use from any thread.
 */
final class ScheduleClaims {

  private final ScheduleStore progress;

  /** The progress that this emulator kept last: it need not ask whether another one was faster. */
  private final Map<ObjectId, ScheduleMark> own = new ConcurrentHashMap<>();

  ScheduleClaims(ScheduleStore progress) {
    this.progress = progress;
  }

  /** Keeps that a run was begun; false if another emulator did that. */
  boolean isFirst(ObjectId appId, Due due) {
    while (true) {
      Optional<ScheduleMark> kept = progress.find(appId, due.trigger());
      if (kept.isPresent() && isBegun(kept.get(), due)) {
        return false;
      }
      if (isKept(appId, due, kept)) {
        own.put(due.trigger(), due.mark());
        return true;
      }
    }
  }

  private boolean isBegun(ScheduleMark kept, Due due) {
    return !kept.equals(own.get(due.trigger()))
        && kept.schedule().equals(due.mark().schedule())
        && !kept.time().isBefore(due.mark().time());
  }

  private boolean isKept(ObjectId appId, Due due, Optional<ScheduleMark> before) {
    if (before.isEmpty()) {
      progress.put(appId, due.trigger(), due.mark());
      return true;
    }
    return progress.replace(appId, due.trigger(), before.get(), due.mark());
  }
}
