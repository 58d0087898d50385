package io.appservices.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.option.Options;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container is started with, and how it is reached; Docker is not needed. */
class AppServicesContainerTest {

  @TempDir private Path directory;

  @Test
  void exposesThePortOfTheImage() throws IOException {
    try (AppServicesContainer container = new AppServicesContainer("appservices-emulator:1")) {
      assertThat(container.getExposedPorts()).containsExactly(AppServicesContainer.PORT);
    }
    assertThat(Files.readString(Path.of("../../Dockerfile")))
        .contains("EXPOSE " + AppServicesContainer.PORT);
  }

  @Test
  void givesOptionsAsTheVariablesThatTheEmulatorReads() {
    try (AppServicesContainer container = new AppServicesContainer("appservices-emulator")) {
      container.withOption("--seed", "7").withOption("--no-auto-confirm", "true");

      assertThat(container.getEnvMap())
          .containsEntry("APPSERVICES_EMULATOR_SEED", "7")
          .containsEntry("APPSERVICES_EMULATOR_NO_AUTO_CONFIRM", "true");
    }
  }

  @Test
  void everyOptionOfTheEmulatorCanBeSetButThoseOfTheContainer() {
    assertThat(Options.all())
        .filteredOn(option -> !option.flag().matches("--(port|host)"))
        .allSatisfy(
            option -> {
              try (AppServicesContainer container = new AppServicesContainer("emulator")) {
                container.withOption(option.flag(), "x");
                assertThat(container.getEnvMap()).containsOnlyKeys(option.variable());
              }
            });
  }

  @Test
  void refusesWhatIsNoOptionOrIsFixed() {
    try (AppServicesContainer container = new AppServicesContainer("appservices-emulator")) {
      assertThatThrownBy(() -> container.withOption("seed", "7"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("'seed' is no option such as --seed");
      assertThatThrownBy(() -> container.withOption("--port", "80"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("getBaseUrl()");
      assertThat(container.getEnvMap()).isEmpty();
    }
  }

  @Test
  @SuppressWarnings("deprecation") // Nothing else tells what will be copied.
  void copiesTheFolderAndTheUsersIn() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("shop"));
    Path users = Files.writeString(directory.resolve("users.jsonl"), "");
    try (AppServicesContainer container = new AppServicesContainer("appservices-emulator")) {
      container.withAppFolder(folder).withUsers(users);

      assertThat(container.getCopyToFileContainerPathMap().values())
          .containsExactlyInAnyOrder("/appservices/app", "/appservices/users.jsonl");
      assertThat(container.getEnvMap())
          .containsEntry("APPSERVICES_EMULATOR_APP_FOLDER", "/appservices/app")
          .containsEntry("APPSERVICES_EMULATOR_USERS", "/appservices/users.jsonl");
    }
  }

  @Test
  void clientsReachTheEmulatorAndItsApp() throws Exception {
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.clientAppId("shop-abcde")).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config);
        InProcessContainer container = new InProcessContainer(emulator)) {
      assertThat(container.getBaseUrl()).isEqualTo("http://localhost:" + emulator.port());
      assertThat(container.getClientAppId()).isEqualTo("shop-abcde");
      assertThat(status(container.getBaseUrl() + "/api/client/v2.0/app/shop-abcde/location"))
          .isEqualTo(200);
    }
  }

  @Test
  void anEmulatorThatIsGoneIsNamed() {
    AppServicesEmulator emulator = AppServicesEmulator.start();
    try (InProcessContainer container = new InProcessContainer(emulator)) {
      emulator.close();

      assertThatThrownBy(container::getClientAppId)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the emulator does not answer at " + container.getBaseUrl());
    }
  }

  @Test
  void waitsForTheEmulatorToBeReady() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start();
        InProcessContainer container = new InProcessContainer(emulator)) {
      assertThatCode(container::awaitReady).doesNotThrowAnyException();
    }
  }

  @Test
  void doesNotTakeAnEmulatorThatIsNotThereForReady() {
    AppServicesEmulator emulator = AppServicesEmulator.start();
    try (InProcessContainer container = new InProcessContainer(emulator)) {
      emulator.close();
      container.withStartupTimeout(Duration.ofSeconds(1));

      assertThatThrownBy(container::awaitReady).hasMessageContaining("Timed out");
    }
  }

  @Test
  void theMachineOfDockerMayCallUnlessTheUserSaysOtherwise() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start();
        InProcessContainer container = new InProcessContainer(emulator);
        InProcessContainer other = new InProcessContainer(emulator)) {
      container.configured();
      other.withOption("--allow-host", "emulator.example");
      other.configured();

      assertThat(container.getEnvMap())
          .containsEntry("APPSERVICES_EMULATOR_ALLOW_HOST", "localhost");
      assertThat(other.getEnvMap())
          .containsEntry("APPSERVICES_EMULATOR_ALLOW_HOST", "emulator.example");
    }
  }

  private static int status(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }
}
