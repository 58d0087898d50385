package io.appservices.emulator.http.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.RouteNode;
import io.appservices.emulator.http.Routing;
import io.appservices.emulator.http.message.Reply;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a journal nothing is noted of a call, as if there were no observers at all. */
class ObserversOffTest {

  @ParameterizedTest
  @CsvSource({"0, false", "10, true"})
  void callsAreObservedOnlyWhereAJournalIsKept(int journalSize, boolean observed) {
    EmulatorConfig config =
        EmulatorConfig.builder().limits(l -> l.journalSize(journalSize).eventsSize(0)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      CallChain chain = EmulatorInternals.calls(emulator);
      Call call = new Call(null, Optional.empty());
      Route<?> row = Route.get("/ok", Access.OPEN, called -> Reply.empty(204)).withOperation("ok");
      call.matched(
          new Routing.Match(new RouteNode.Target(null, row, new String[0]), new String[0]));

      chain.begin(call);

      assertThat(call.notes().isObserved()).isEqualTo(observed);
    }
  }
}
