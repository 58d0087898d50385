package io.appservices.emulator.storage;

import io.appservices.emulator.domain.emulator.ScheduleMark;
import java.util.Optional;
import org.bson.types.ObjectId;

/** How far the triggers of all apps have come that go on where they were. */
public interface ScheduleStore {

  Optional<ScheduleMark> find(ObjectId appId, ObjectId triggerId);

  /** Keeps the progress of a trigger. Does nothing if there is no such app. */
  void put(ObjectId appId, ObjectId triggerId, ScheduleMark mark);

  /**
   * Keeps the progress of a trigger in the place of another one. Of concurrent calls that expect
   * the same one exactly one does.
   *
   * @return false, and nothing is changed, if it has another progress by now, or none
   */
  boolean replace(ObjectId appId, ObjectId triggerId, ScheduleMark expected, ScheduleMark mark);

  /** Forgets a trigger. */
  void delete(ObjectId appId, ObjectId triggerId);
}
