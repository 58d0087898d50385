package io.appservices.emulator.storage.mongodb.deployment;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.storage.SharedStorage.Listener;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what other processes change: whoever changes apps or settings counts that, and everybody
 * looks at the counts ten times a second. Every few seconds it looks at all, since a process may
 * end between a change and its count.
 */
public final class Changes {

  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

  private static final String COUNT = "changes";
  private static final String NUMBER = "number";
  private static final long INTERVAL_MILLIS = 100;
  private static final int LOOKS_UNTIL_ALL = 50;

  /** The time in which every process has looked, unless it stands still. */
  private static final long SEEN_MILLIS = 250;

  private final SharedCollection counters;
  private final SharedCollection heads;
  private Map<ObjectId, Long> known = new HashMap<>();
  private long counted = -1;
  private int looks;

  public Changes(SharedDatabase database) {
    this.counters = database.collection(Collections.COUNTERS);
    this.heads = database.collection(Collections.APPS);
  }

  /** Counts a change, so that others notice it. */
  public void count() {
    counters.changeOrMake(COUNT, new Document("$inc", new Document(NUMBER, 1L)));
  }

  /** Returns when others have noticed what was counted before. */
  public static void awaitSeen() {
    try {
      TimeUnit.MILLISECONDS.sleep(SEEN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("interrupted while other emulators get to know a change", e);
    }
  }

  /** Looks again and again on a thread, and tells a listener. */
  public void watch(ScheduledExecutorService threads, Listener listener) {
    known = versions();
    threads.scheduleWithFixedDelay(
        () -> lookSafely(listener), 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void lookSafely(Listener listener) {
    try {
      look(listener);
    } catch (StorageException e) {
      LOG.debug("changes of other emulators are not seen", e);
    } catch (RuntimeException e) {
      LOG.error("a change of another emulator could not be followed", e);
    }
  }

  private void look(Listener listener) {
    long now =
        counters.first(new Document("_id", COUNT)).map(count -> count.getLong(NUMBER)).orElse(0L);
    if (now == counted && ++looks < LOOKS_UNTIL_ALL) {
      return;
    }
    looks = 0;
    listener.settingsChanged();
    Map<ObjectId, Long> before = known;
    Map<ObjectId, Long> after = versions();
    known = after;
    counted = now;
    Set<ObjectId> all = new HashSet<>(before.keySet());
    all.addAll(after.keySet());
    for (ObjectId appId : all) {
      tell(listener, appId, before.get(appId), after.get(appId));
    }
  }

  private static void tell(
      Listener listener, ObjectId appId, @Nullable Long before, @Nullable Long after) {
    if (after == null) {
      listener.appDeleted(appId);
    } else if (!Objects.equals(before, after)) {
      listener.appChanged(appId);
    }
  }

  private Map<ObjectId, Long> versions() {
    Document living = new Document("id", new Document("$exists", true));
    Map<ObjectId, Long> versions = new HashMap<>();
    heads
        .all(living, new Document("_id", 1), Apps.HEAD)
        .forEach(head -> versions.put(head.getObjectId("id"), head.getLong("version")));
    return versions;
  }
}
