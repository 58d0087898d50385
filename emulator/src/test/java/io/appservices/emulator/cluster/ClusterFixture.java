package io.appservices.emulator.cluster;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.types.ObjectId;

/** Clusters of two apps. */
abstract class ClusterFixture {

  static final ObjectId OTHER_APP = new ObjectId("5e0000000000000000000002");

  static final Duration LONG = Duration.ofMinutes(1);

  static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> SHARED.matcher(thread.getName()).lookingAt());
    return threads;
  }

  /**
   * What Netty and the driver share among all that use them: an executor that ends a second after
   * its last event, and a daemon. And the thread that looks.
   */
  static final Pattern SHARED = Pattern.compile("globalEventExecutor|BufferPoolPruner|awaitility");
}
