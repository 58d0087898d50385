package io.appservices.emulator.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.bench.load.Dialog;
import io.appservices.emulator.bench.load.DialogLoop;
import io.appservices.emulator.bench.server.ServerProcess;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of the soak: once all bounds are reached, calls leave no objects behind. */
@Timeout(300)
class GrowthIT {

  private static final int USERS = 50;
  private static final int CALLS = 1_000;

  /** Far fewer than one object for each call, and more than a server makes for itself. */
  private static final int MOST_NEW = CALLS / 2;

  /** Those whose bounds are reached soon, and logins. */
  static Stream<SoakLoad> loads() {
    return all().filter(GrowthIT::isForEveryBuild);
  }

  static Stream<SoakLoad> longLoads() {
    return all().filter(load -> !isForEveryBuild(load));
  }

  private static Stream<SoakLoad> all() {
    // The functions write a line into the log already.
    return SoakLoad.all(USERS).stream().filter(load -> !load.name().startsWith("log entries"));
  }

  private static boolean isForEveryBuild(SoakLoad load) {
    return load.settled() <= 2_000 || load.name().equals("logins of one user");
  }

  @ParameterizedTest
  @MethodSource("loads")
  void callsLeaveNothingBehindOnceTheirBoundsAreReached(SoakLoad load) {
    leavesNothingBehind(load);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("longLoads")
  void norDoThoseWhoseBoundsAreReachedLate(SoakLoad load) {
    leavesNothingBehind(load);
  }

  private static void leavesNothingBehind(SoakLoad load) {
    try (ServerProcess server =
        ServerProcess.emulatorThatEndsWithoutMemory(
            "--sessions-per-user=5", "--journal-size=100", "--events-size=100")) {
      Supplier<Dialog> dialogs = load.prepare().apply(server.port());
      DialogLoop.run(server.port(), load.settled(), dialogs);
      Map<String, Long> before = server.objects();
      DialogLoop.run(server.port(), CALLS, dialogs);
      Map<String, Long> after = server.objects();

      List<String> grown =
          after.keySet().stream()
              .filter(name -> after.get(name) - before.getOrDefault(name, 0L) > MOST_NEW)
              .map(name -> name + " +" + (after.get(name) - before.getOrDefault(name, 0L)))
              .toList();
      assertThat(before).as("the objects of the server").isNotEmpty();
      assertThat(grown).as(load.name()).isEmpty();
    }
  }
}
