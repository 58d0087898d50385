package io.appservices.emulator.cluster;

import io.appservices.emulator.cluster.LinkedClusters.Name;
import io.appservices.emulator.cluster.embedded.watch.ChangeHub;
import io.appservices.emulator.cluster.operation.ChangeListener;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Tells one listener of the changes in all embedded servers. Safe for use by several threads. */
final class SourceChanges {

  private static final ChangeListener NOBODY =
      new ChangeListener() {
        @Override
        public boolean wants(ObjectId appId, String service, String database, String collection) {
          return false;
        }

        @Override
        public void changed(
            ObjectId appId,
            String service,
            Document event,
            @Nullable Document before,
            long bytes) {}
      };

  private volatile ChangeListener listener = NOBODY;
  private volatile boolean muted;

  /** Sets who is told of changes from now on. */
  void tell(ChangeListener told) {
    listener = told;
  }

  /** Does something that nobody is told of. */
  void muted(Runnable change) {
    muted = true;
    try {
      change.run();
    } finally {
      muted = false;
    }
  }

  /** Returns what the server of a data source tells of its changes. */
  ChangeHub.Tap of(Name name) {
    return new ChangeHub.Tap() {
      @Override
      public boolean wants(String database, String collection) {
        return !muted && listener.wants(name.appId(), name.service(), database, collection);
      }

      @Override
      public void changed(Document event, @Nullable Document before, long bytes) {
        listener.changed(name.appId(), name.service(), event, before, bytes);
      }
    };
  }
}
