package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is left of apps that were deleted: it is out of reach, as its number is. What is not
 * removed when the process ends goes at the next start of an emulator.
 */
public final class DroppedApps {

  private static final Logger LOG = LoggerFactory.getLogger(DroppedApps.class);

  /** A request that found the app may be under way, and add something. */
  private static final long DELAY_SECONDS = 5;

  private final SharedDatabase database;
  private final ScheduledExecutorService threads;

  public DroppedApps(SharedDatabase database, ScheduledExecutorService threads) {
    this.database = database;
    this.threads = threads;
  }

  /** Removes what an app left, some time later. */
  public void sweepLater(long number) {
    threads.schedule(() -> sweep(number), DELAY_SECONDS, TimeUnit.SECONDS);
  }

  /** Removes what apps left that were deleted before. */
  void sweepAllLater() {
    threads.execute(this::sweepAll);
  }

  private void sweepAll() {
    try {
      List<Document> heads =
          database
              .collection(Collections.APPS)
              .all(new Document("dropped", true), new Document("_id", 1));
      heads.forEach(head -> sweep(head.getLong("_id")));
    } catch (StorageException e) {
      LOG.debug("deleted apps are removed at the next start", e);
    }
  }

  private void sweep(long number) {
    try {
      for (String name : Collections.OF_APPS) {
        database.collection(name).deleteInLongTime(new Document("app", number));
      }
      database.collection(Collections.APPS).delete(new Document("_id", number));
    } catch (StorageException e) {
      LOG.debug("a deleted app is removed at the next start", e);
    }
  }
}
