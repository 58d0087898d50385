package io.appservices.emulator.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The load of the server, and whether it is about to stop. Safe to use from any thread. */
public final class ServerLoad {

  /** The calls of one kind of work: those that are being answered, and those that wait. */
  public record Use(int running, int waiting) {}

  /** The counts of a server at this moment. */
  public interface Source {

    /** Returns the number of calls whose answer is being made or sent. */
    int inFlight();

    /** Returns the use of each kind of work that has a bound. */
    Map<Work, Use> work();
  }

  private volatile @Nullable Source source;
  private volatile boolean draining;

  /** Takes the counts from a server that was started. */
  public void comesFrom(Source server) {
    source = server;
  }

  /** Returns the number of calls whose answer is being made or sent. */
  public int inFlight() {
    Source server = source;
    return server == null ? 0 : server.inFlight();
  }

  /** Returns the use of each kind of work that has a bound. */
  public Map<Work, Use> work() {
    Source server = source;
    return server == null ? Map.of() : server.work();
  }

  /** Notes that the server is about to stop, and takes no new clients. */
  public void drain() {
    draining = true;
  }

  public boolean isDraining() {
    return draining;
  }
}
