package shop;

// snippet: container
import io.appservices.testcontainers.AppServicesContainer;
import java.nio.file.Path;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
class Containers {

  @Bean
  @ServiceConnection
  AppServicesContainer appServices() {
    return new AppServicesContainer("appservices-emulator:latest").withAppFolder(Path.of("shop"));
  }
}

// end

/** Compiled alone: to start a container needs Docker. */
class ContainerExample {

  String baseUrl() {
    // snippet: plain
    try (AppServicesContainer container =
        new AppServicesContainer("appservices-emulator:latest")
            .withUsers(Path.of("users.jsonl"))
            .withOption("--seed", "7")) {
      container.start();
      String baseUrl = container.getBaseUrl(); // for your client
      String appId = container.getClientAppId();
      // end
      return baseUrl + appId;
    }
  }
}
