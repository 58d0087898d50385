package io.appservices.testkit.docs;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.AppServicesExtension;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.RegisterExtension;

// snippet: application
abstract class ApplicationTest {

  @RegisterExtension
  static final AppServicesExtension appServices =
      AppServicesExtension.shared(
          EmulatorConfig.builder().apps(a -> a.clientAppId("shop-abcde")).build());

  // @DynamicPropertySource
  static void properties(Registry registry) {
    registry.add("shop.app-services-url", () -> appServices.emulator().baseUrl());
  }

  /** As Spring's DynamicPropertyRegistry. */
  interface Registry {
    void add(String name, Supplier<Object> value);
  }
}
// end
