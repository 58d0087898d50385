package io.appservices.emulator.storage;

import io.appservices.emulator.domain.emulator.ScheduleMark;
import java.util.Optional;
import org.bson.types.ObjectId;

/** How far the scheduled triggers of all apps have come. */
public interface ScheduleStore {

  Optional<ScheduleMark> find(ObjectId appId, ObjectId triggerId);

  /** Keeps the progress of a trigger. Does nothing if there is no such app. */
  void put(ObjectId appId, ObjectId triggerId, ScheduleMark mark);

  /** Forgets a trigger. */
  void delete(ObjectId appId, ObjectId triggerId);
}
