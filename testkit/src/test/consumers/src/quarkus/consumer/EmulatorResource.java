package consumer;

// snippet: resource
import io.appservices.emulator.AppServicesEmulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

public class EmulatorResource implements QuarkusTestResourceLifecycleManager {

  private AppServicesEmulator emulator;

  @Override
  public Map<String, String> start() {
    emulator = AppServicesEmulator.start();
    AppClient.use(emulator.baseUrl(), emulator.app());
    return Map.of("consumer.base-url", emulator.baseUrl(), "quarkus.http.test-port", "0");
  }

  @Override
  public void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }
}
// end
