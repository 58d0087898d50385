package io.appservices.emulator.cluster.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A process with an embedded cluster over a data directory, to be killed. */
final class DurableServer {

  private DurableServer() {}

  /** Says where it can be reached, and serves until its input ends. */
  public static void main(String[] arguments) throws IOException {
    DurableCluster cluster = new DurableCluster(Path.of(arguments[0]));
    System.out.println(cluster.connectionString());
    while (System.in.read() >= 0) {
      // Whoever started this has more to do with it.
    }
    cluster.close();
  }
}
