package io.appservices.emulator.service.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.ServiceCall;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.storage.Samples;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What is kept of the services that functions call, and what these answer. */
class ServiceOutboxTest {

  private final App app = Samples.app(1, "app-abcde");
  private final EmulatorClock clock = new EmulatorClock();

  @Test
  void callsOfServicesAreKeptAndAnsweredAsATestHasIt() throws FunctionFailedException {
    clock.freeze();
    ServiceOutbox outbox = new ServiceOutbox(clock);
    Document request = new Document("arguments", List.of("x", 1)).append("region", "r");
    assertThat(outbox.answers(app, "mail", "send")).isFalse();
    assertThat(outbox.call(app, "mail", "aws", "send", request)).isEqualTo(new Document());
    outbox.answer(app.id(), "mail", "send", arguments -> "answered " + arguments);
    assertThat(outbox.answers(app, "mail", "send")).isTrue();
    assertThat(outbox.answers(app, "mail", "other")).isFalse();
    Document second = new Document("arguments", List.of());
    assertThat(outbox.call(app, "mail", "aws", "send", second)).isEqualTo("answered []");
    assertThat(outbox.list(call -> true))
        .containsExactly(
            new ServiceCall(
                "app-abcde", "mail", "aws", "send", "r", List.of("x", 1), clock.instant()),
            new ServiceCall("app-abcde", "mail", "aws", "send", "", List.of(), clock.instant()));
    assertThat(outbox.list(call -> call.region().equals("r"))).hasSize(1);
    outbox.clear(call -> call.region().equals("r"));
    assertThat(outbox.list(call -> true)).hasSize(1);
    for (int i = 0; i < ServiceOutbox.CAPACITY; i++) {
      outbox.call(app, "s", "aws", "send", second);
    }
    assertThat(outbox.list(call -> true)).hasSize(ServiceOutbox.CAPACITY);
    assertThat(outbox.list(call -> call.service().equals("mail"))).isEmpty();
    outbox.drop(Samples.id(2));
    assertThat(outbox.answers(app, "mail", "send")).isTrue();
    outbox.drop(app.id());
    assertThat(outbox.answers(app, "mail", "send")).isFalse();
  }
}
