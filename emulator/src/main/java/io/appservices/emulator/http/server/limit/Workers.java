package io.appservices.emulator.http.server.limit;

import io.appservices.emulator.http.ServerLoad;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.runtime.Threads;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;

/** The threads for all work that is not plain, within the bounds that each kind of work has. */
public final class Workers {

  private static final long IDLE_SECONDS = 10;
  private static final long GRACE_MILLIS = 200;

  private final Threads named = Threads.numbered("http-worker");
  private final ThreadPoolExecutor threads = named.growing(IDLE_SECONDS);
  private final Map<Work, Bulkhead> bulkheads = new EnumMap<>(Work.class);

  public Workers(ScheduledExecutorService timer, Duration timeout) {
    for (Work work : Work.values()) {
      bulkheads.put(work, new Bulkhead(work, threads, timer, timeout));
    }
  }

  /** Returns the bound of a kind of work that is not plain. */
  public Bulkhead of(Work work) {
    return Objects.requireNonNull(bulkheads.get(work));
  }

  /** Returns the use of each kind of work at this moment. */
  public Map<Work, ServerLoad.Use> use() {
    Map<Work, ServerLoad.Use> use = new EnumMap<>(Work.class);
    bulkheads.forEach((work, bulkhead) -> use.put(work, bulkhead.use()));
    use.remove(Work.PLAIN);
    return use;
  }

  /** Returns the threads, for what goes on after a wait. */
  public Executor threads() {
    return threads;
  }

  /** Interrupts what is being done, and refuses what waits. */
  public void close() throws InterruptedException {
    bulkheads.values().forEach(Bulkhead::close);
    threads.shutdownNow();
    named.join(GRACE_MILLIS);
  }
}
