package io.appservices.emulator.storage;

import io.appservices.emulator.domain.emulator.LogEntry;
import java.util.List;
import org.bson.types.ObjectId;

/** The logs of all apps: which functions ran. */
public interface LogStore {

  /**
   * Adds an entry as the newest of an app, and removes the oldest ones that are too many then. Does
   * nothing if there is no such app.
   *
   * @param mostOfApp the limit on entries of the app, 1 or more
   */
  void add(ObjectId appId, LogEntry entry, int mostOfApp);

  /** Returns the entries of an app, the one added last first. */
  List<LogEntry> list(ObjectId appId);
}
