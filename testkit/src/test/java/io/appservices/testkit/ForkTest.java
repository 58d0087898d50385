package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.SignedInUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Processes that run the same tests at the same time, each with an emulator or all with one. */
class ForkTest {

  @TempDir private Path directory;

  @Test
  void eachProcessMayHaveAnEmulatorOfItsOwn() throws Exception {
    assertPass(List.of());
  }

  @Test
  void processesMayShareAServer() throws Exception {
    try (AppServicesEmulator server = AppServicesEmulator.start()) {
      assertPass(List.of("-D" + RemoteServer.URL + "=" + server.baseUrl()));

      long apps =
          server.requests().list().stream().flatMap(r -> r.app().stream()).distinct().count();
      assertThat(apps).isEqualTo(6);
      assertThat(Http.apps(server.baseUrl())).hasSize(1);
    }
  }

  private void assertPass(List<String> options) throws Exception {
    List<Process> forks = List.of(start("one", options), start("other", options));
    for (Process fork : forks) {
      assertThat(fork.waitFor(120, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(forks)
        .as("%s\n%s", Files.readString(file("one")), Files.readString(file("other")))
        .allMatch(fork -> fork.exitValue() == 0);
  }

  private Process start(String name, List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fork.class.getName()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(file(name).toFile())
        .start();
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  /** The program of a process. */
  static final class Fork {
    private Fork() {}

    public static void main(String[] arguments) {
      Runs.pass(
          EngineTestKit.engine("junit-jupiter")
              .enableImplicitConfigurationParameters(true)
              .selectors(selectClass(Tests.class))
              .execute(),
          3);
      System.exit(0);
    }
  }

  @AppServicesTest
  static class Tests {
    @RepeatedTest(3)
    void sameUser(AdminApi admin, @TestUser(email = "ada@example.com") SignedInUser user) {
      assertThat(admin.users()).extracting(found -> found.id()).containsExactly(user.id());
    }
  }
}
