package consumer;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.AppServicesTest;
import io.appservices.testkit.BaseUrl;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

@AppServicesTest
class NoWebTest {

  @SpringBootApplication
  static class Application {}

  @Test
  void anApplicationWithoutWebStaysOne(EmulatedApp app, @BaseUrl String baseUrl) {
    try (ConfigurableApplicationContext context = SpringApplication.run(Application.class)) {
      String kind = context.getClass().getSimpleName();
      assertFalse(kind.contains("Web"), kind);

      AppClient.use(baseUrl, app);
    }
  }
}
