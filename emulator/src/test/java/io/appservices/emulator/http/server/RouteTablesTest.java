package io.appservices.emulator.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.appservices.emulator.assembly.KeptState;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Routing;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The route tables of an emulator, which a running one asks for when they are needed. */
class RouteTablesTest {

  private final List<String> asked = new ArrayList<>();

  @Test
  void noTwoRoutesOfAnEmulatorAreTheSame() {
    try (Wiring wiring =
        new Wiring(
            EmulatorConfig.defaults(), () -> "", () -> "", KeptState.of(new EmbeddedStorage()))) {
      assertThatCode(() -> Router.of(wiring.apis())).doesNotThrowAnyException();
    }
  }

  @Test
  void asksAnApiForItsRoutesWhenItIsCalledFirst() {
    Router router = Router.onDemand(List.of(api("/one"), api("/two")));
    assertThat(router.owner("/one/a")).map(Api::prefix).contains("/one");
    assertThat(asked).isEmpty();

    assertThat(router.find(Optional.of(Method.GET), "/two/a")).isInstanceOf(Routing.Match.class);
    assertThat(router.find(Optional.of(Method.GET), "/two/b")).isEqualTo(Routing.Missing.NOT_FOUND);
    assertThat(asked).containsExactly("/two");
  }

  private Api api(String prefix) {
    return new Api() {
      @Override
      public String prefix() {
        return prefix;
      }

      @Override
      public List<Route<?>> routes() {
        asked.add(prefix);
        return List.of(Route.get("/a", Access.OPEN, call -> Reply.empty(204)));
      }

      @Override
      public Reply refuse(Call call, AppServicesException refusal) {
        return ErrorResponses.reply(refusal);
      }
    };
  }
}
