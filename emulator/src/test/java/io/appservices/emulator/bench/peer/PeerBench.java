package io.appservices.emulator.bench.peer;

import io.appservices.emulator.bench.load.Accounts;
import io.appservices.emulator.bench.load.Requests;
import io.appservices.emulator.bench.load.Turns;
import io.appservices.emulator.bench.result.Results;
import io.appservices.emulator.bench.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;

/**
 * Other emulators of services that users log in to, each in turns with this one, by the same driver
 * on its own routes. What cannot be installed is told and left out.
 */
public final class PeerBench {

  private static final Path PLACE = Path.of("emulator/target/peers");
  private static final List<Peer> PEERS =
      List.of(new FirebasePeer(), new CognitoPeer(), new OAuthPeer());
  private static final int STARTS = Integer.getInteger("bench.starts", 3);
  private static final double WARM_UP_SECONDS = 5;

  private final int rounds;
  private final double seconds;

  public PeerBench(int rounds, double seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  public void run(Results results) {
    Properties versions = PeerInstall.versions();
    System.out.println("| beside this emulator | start | sign-up | login | refresh | profile |");
    System.out.println("|---|---|---|---|---|---|");
    for (Peer peer : PEERS) {
      String version = versions.getProperty(peer.name());
      String row = "| " + peer.name() + " " + version + " | ";
      try {
        System.out.println(row + measure(peer, installed(peer, version), results));
      } catch (IllegalStateException | UncheckedIOException e) {
        System.out.println(row + "not run: " + e.getMessage() + " | | | | |");
      }
    }
    System.out.println();
  }

  /** Installs a version, unless it is there. */
  private static Path installed(Peer peer, String version) {
    Path folder = PLACE.resolve(peer.name() + "-" + version).toAbsolutePath();
    Path done = folder.resolve("installed");
    try {
      if (!Files.exists(done)) {
        Files.createDirectories(folder);
        peer.install(folder, version);
        Files.createFile(done);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String measure(Peer peer, Path installed, Results results) {
    double[] starts = new double[STARTS];
    double[] ours = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      try (PeerProcess other = new PeerProcess(peer, installed)) {
        starts[i] = other.startMillis();
      }
      try (ServerProcess emulator = ServerProcess.emulator()) {
        ours[i] = emulator.firstAnswer(Requests.LOCATION);
      }
    }
    double start = Results.median(starts);
    StringJoiner cells = new StringJoiner(" | ", "", " |");
    cells.add(Math.round(start) + " ms to " + Math.round(Results.median(ours)) + " ms");
    try (PeerProcess other = new PeerProcess(peer, installed);
        ServerProcess emulator = ServerProcess.emulator()) {
      Map<String, Turns.Load> theirs = peer.prepare(other.port());
      Map<String, Turns.Load> own = loads(emulator.port());
      for (String kind : Peer.KINDS) {
        Turns.Load load = theirs.get(kind);
        cells.add(load == null ? "" : compare(kind, peer, load, own.get(kind), results));
      }
    }
    results.ratio("start, ratio to " + peer.name(), "", Results.median(ours) / start, false);
    return cells.toString();
  }

  private String compare(
      String kind, Peer peer, Turns.Load theirs, Turns.Load own, Results results) {
    theirs.warmUp(WARM_UP_SECONDS);
    own.warmUp(WARM_UP_SECONDS);
    List<Turns.Measured> measured = Turns.drive(List.of(theirs, own), rounds, seconds);
    double ratio = measured.get(1).rateTo(measured.get(0));
    String rates =
        Math.round(measured.get(0).rate()) + "/s to " + Math.round(measured.get(1).rate()) + "/s";
    results.ratio(kind + ", ratio to " + peer.name(), rates, ratio, true);
    return rates;
  }

  private static Map<String, Turns.Load> loads(int port) {
    Accounts accounts = new Accounts(port);
    return Map.of(
        "sign-up",
        new Turns.Load(port, 201, accounts::register),
        "login",
        new Turns.Load(port, 200, accounts::login),
        "refresh",
        new Turns.Load(port, 201, accounts::refresh),
        "profile",
        new Turns.Load(port, 200, accounts::profile));
  }
}
