package io.appservices.emulator.shared;

import io.appservices.emulator.EmulatedApp;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients and operators at three emulators over one database at once. {@code -Dshared.requests}
 * says how many requests, {@code -Dshared.clients} from how many clients.
 */
@Tag("shared")
@Timeout(7200)
class SharedRaceTest {

  private static final int REQUESTS = Integer.getInteger("shared.requests", 20_000);
  private static final int CLIENTS = Integer.getInteger("shared.clients", 8);
  private static final int NODES = 3;

  private final SharingEmulators emulators = new SharingEmulators(NODES);
  private final EmulatedApp app = emulators.newApp();

  /** Lets passwords be changed with one request, and identities be linked. */
  private void prepare() {
    emulators
        .all()
        .forEach(
            node -> {
              node.functions().register("reset", args -> Map.of("status", "success"));
              node.functions().register("auth", args -> ((Map<?, ?>) args.get(0)).get("id"));
            });
    app.providers().resetFunction("reset");
    app.providers().enable("custom-function", Map.of("authFunctionName", "auth"));
  }

  private SessionRace.Nodes nodes() {
    return new SessionRace.Nodes(
        IntStream.range(0, NODES).mapToObj(node -> emulators.client(node, app)).toList(),
        IntStream.range(0, NODES).mapToObj(node -> emulators.admin(node, app)).toList());
  }

  @Test
  void noRequestThatBeganAfterAnAnswerIsAcceptedWithATokenThatItEnded() throws Exception {
    try (emulators) {
      prepare();
      SessionRace race = new SessionRace(nodes(), CLIENTS);
      race.run(REQUESTS, Duration.ofHours(2), RacingUser.ALL);
      race.assertNothingWasAcceptedAfterItsEnd(REQUESTS / 50);
    }
  }
}
