package io.appservices.emulator.bench.profile;

import io.appservices.emulator.bench.load.Accounts;
import io.appservices.emulator.bench.load.ClosedLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the processor time of four kinds of requests goes, in this build and in the distribution
 * that the system property {@code bench.other} names: the methods that Flight Recorder finds on top
 * of the stack, and what threads of each kind took. The recordings are left in {@code
 * emulator/target/profiles}. Needs Linux.
 */
public final class ProfileBench {

  private static final Path THIS = Path.of("emulator/target/appservices-emulator");
  private static final Path DIRECTORY = Path.of("emulator/target/profiles");
  private static final int TOP = Integer.getInteger("bench.top", 10);
  private static final double WARM_UP_SECONDS = 10;
  private static final double STEP_SECONDS = 0.5;

  /** So many users, and as many of the warm-up, fit into the 160 MB of older launchers. */
  private static final double MOST_USERS = 50_000;

  private record Load(String name, int status, Function<Accounts, byte[]> request, double most) {

    void drive(int port, Accounts accounts, double seconds) {
      long end = System.nanoTime() + (long) (seconds * 1e9);
      double sent = 0;
      while (System.nanoTime() < end && sent < most) {
        sent +=
            ClosedLoop.forSeconds(port, STEP_SECONDS, status, () -> request.apply(accounts))
                * STEP_SECONDS;
      }
    }
  }

  private static final List<Load> LOADS =
      List.of(
          new Load("login", 200, Accounts::login, Double.MAX_VALUE),
          new Load("refresh", 201, Accounts::refresh, Double.MAX_VALUE),
          new Load("profile", 200, Accounts::profile, Double.MAX_VALUE),
          new Load("register", 201, Accounts::register, MOST_USERS));

  private final List<Path> distributions = new ArrayList<>();
  private final List<List<Profile>> profiles = new ArrayList<>();
  private final int processes;
  private final double seconds;

  /**
   * Measures with some processes of each distribution, in turns.
   *
   * @param seconds how long each of them is kept busy with each kind of request
   */
  public ProfileBench(int processes, double seconds) {
    this.processes = processes;
    this.seconds = seconds;
    String other = System.getProperty("bench.other");
    if (other != null) {
      distributions.add(Path.of(other));
    }
    distributions.add(THIS);
    for (Path distribution : distributions) {
      profiles.add(LOADS.stream().map(load -> new Profile()).toList());
    }
  }

  public void run() {
    for (int process = 0; process < processes; process++) {
      for (int which = 0; which < distributions.size(); which++) {
        Path directory =
            DIRECTORY.resolve((which == distributions.size() - 1 ? "this-" : "other-") + process);
        try {
          measure(distributions.get(which), directory, profiles.get(which));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    methods();
    kinds();
  }

  private void measure(Path distribution, Path directory, List<Profile> profiles)
      throws IOException {
    try (ProfiledProcess server = new ProfiledProcess(distribution, directory)) {
      Accounts accounts = new Accounts(server.port());
      LOADS.forEach(load -> load.drive(server.port(), accounts, WARM_UP_SECONDS));
      for (int i = 0; i < LOADS.size(); i++) {
        Load load = LOADS.get(i);
        server.profile(profiles.get(i), () -> load.drive(server.port(), accounts, seconds));
      }
      server.read();
    }
  }

  private void methods() {
    System.out.println("| |" + " method | for | % |".repeat(distributions.size()));
    System.out.println("|---|" + "---|---|---|".repeat(distributions.size()));
    for (int load = 0; load < LOADS.size(); load++) {
      for (int rank = 0; rank < TOP; rank++) {
        StringBuilder row =
            new StringBuilder(rank > 0 ? "| |" : "| " + LOADS.get(load).name() + " |");
        for (List<Profile> ofDistribution : profiles) {
          row.append(cells(ofDistribution.get(load), rank));
        }
        System.out.println(row);
      }
    }
  }

  private static String cells(Profile profile, int rank) {
    List<Profile.Method> methods = profile.methods(rank + 1);
    if (methods.size() <= rank) {
      return " | | |";
    }
    Profile.Method method = methods.get(rank);
    String share = profile.shareOfSamples(method);
    return " %s | %s | %s |".formatted(method.name(), method.caller(), share);
  }

  private void kinds() {
    System.out.println();
    System.out.println(
        LOADS.stream().map(Load::name).collect(Collectors.joining(" | ", "| | ", " |")));
    System.out.println("|---|" + "---|".repeat(LOADS.size()));
    for (Profile.Kind kind : Profile.Kind.values()) {
      row(kind.text, profile -> profile.share(kind));
    }
    row("stopped by young collections, of the time", Profile::youngPauses);
    row("stopped by full collections, of the time", Profile::fullPauses);
    String method = profiles.get(profiles.size() - 1).get(0).mostFrequentNative();
    row(method + ", of native samples", profile -> profile.shareOfNatives(method));
    row("samples of Java", profile -> Integer.toString(profile.samples()));
  }

  /** A row whose cells have all distributions. */
  private void row(String what, Function<Profile, String> figure) {
    StringBuilder row = new StringBuilder("| " + what + " |");
    for (int i = 0; i < LOADS.size(); i++) {
      int load = i;
      row.append(
          profiles.stream()
              .map(ofDistribution -> figure.apply(ofDistribution.get(load)))
              .collect(Collectors.joining("; ", " ", " |")));
    }
    System.out.println(row);
  }
}
