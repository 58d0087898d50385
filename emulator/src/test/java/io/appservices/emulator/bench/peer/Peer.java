package io.appservices.emulator.bench.peer;

import io.appservices.emulator.bench.load.Turns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another emulator of a service that users log in to. */
interface Peer {

  /** The kinds of requests that are compared; a peer may lack some. */
  List<String> KINDS = List.of("sign-up", "login", "refresh", "profile");

  /** Returns the name of its package, as in the list of versions. */
  String name();

  /**
   * Installs a version into a folder.
   *
   * @throws IllegalStateException if it cannot be had
   */
  void install(Path folder, String version);

  /** Returns what starts it, in an empty working directory, which it may write into. */
  List<String> command(Path installed, Path work, int port);

  /** Returns the environment variables that it needs. */
  Map<String, String> environment(Path work, int port);

  /** Returns a request that it answers, whatever the status, once it is ready. */
  byte[] first();

  /** Makes users, and returns the requests of each kind that it has. */
  Map<String, Turns.Load> prepare(int port);
}
