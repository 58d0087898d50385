package io.appservices.testkit.docs.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.UserOperation;
import io.appservices.testkit.AppServicesExtension;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AppServicesExtension.class)
class FunctionsAndTriggersTest {

  @Test
  void aFunctionCallsOneInJava(EmulatedApp app) {
    // snippet: functions
    app.functions().register("charge", args -> Map.of("charged", args.get(0)));
    app.functions().source("order", "exports = item => context.functions.execute('charge', item);");

    assertEquals(Map.of("charged", "tea"), app.functions().call("order", "tea"));
    // end
  }

  @Test
  void triggersRun(AppServicesEmulator emulator, EmulatedApp app) throws InterruptedException {
    // snippet: triggers
    BlockingQueue<Object> runs = new LinkedBlockingQueue<>();
    app.functions().register("welcome", args -> runs.add(args.get(0)));
    app.triggers().onUsers("welcome", "welcome", UserOperation.CREATE);
    app.functions().register("report", args -> runs.add("report"));
    app.triggers().onSchedule("nightly", "report", "0 3 * * *");

    app.users().create("user@example.com", "correct horse");
    assertNotNull(runs.poll(5, TimeUnit.SECONDS)); // operationType, user, providers, time

    emulator.clock().advance(Duration.ofDays(1));
    assertEquals("report", runs.poll(5, TimeUnit.SECONDS));
    // end
  }
}
