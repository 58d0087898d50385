package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.api.error.AppFolderException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.domain.AppServicesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails leaves nothing running, however far it came. */
class StartFailureTest {

  @TempDir private Path folder;

  private Set<Thread> before;

  /** An app that needs the JavaScript engine when it is read, and a timer when it is there. */
  @BeforeEach
  void prepare() throws IOException {
    write("realm_config.json", "{\"name\": \"shop\", \"app_id\": \"shop-abcde\"}");
    write("functions/config.json", "[{\"name\": \"f\"}]");
    write("functions/f.js", "exports = () => 1;");
    write(
        "triggers/t.json",
        "{\"name\": \"t\", \"type\": \"SCHEDULED\", \"function_name\": \"f\","
            + " \"config\": {\"schedule\": \"0 0 1 1 *\"}}");
    before = threads();
  }

  @Test
  void aPortThatIsTakenLeavesNothing() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmulatorConfig config = config().network(n -> n.port(taken.getLocalPort())).build();
      assertThatThrownBy(() -> AppServicesEmulator.start(config))
          .isInstanceOf(UncheckedIOException.class);
    }
    assertNothingIsLeft();
  }

  @Test
  void aHostThatDoesNotExistLeavesNothing() {
    assertThatThrownBy(
            () ->
                AppServicesEmulator.start(config().network(n -> n.host("no.such.invalid")).build()))
        .isInstanceOf(UncheckedIOException.class);
    assertNothingIsLeft();
  }

  @Test
  void aFileOfUsersThatCannotBeUsedLeavesNothing() throws IOException {
    Path users = Files.writeString(folder.resolve("users.jsonl"), "{\"email\": 5}\n");
    assertThatThrownBy(() -> AppServicesEmulator.start(config().apps(a -> a.users(users)).build()))
        .isInstanceOf(AppServicesException.class);
    assertNothingIsLeft();
  }

  @Test
  void aFileOfUsersThatDoesNotExistLeavesNothing() {
    Path users = folder.resolve("absent.jsonl");
    assertThatThrownBy(() -> AppServicesEmulator.start(config().apps(a -> a.users(users)).build()))
        .isInstanceOf(UncheckedIOException.class);
    assertNothingIsLeft();
  }

  @Test
  void anotherFolderThatIsRefusedLeavesNothing() {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(
            () -> AppServicesEmulator.start(config().apps(a -> a.folder(absent)).build()))
        .isInstanceOf(AppFolderException.class);
    assertNothingIsLeft();
  }

  @Test
  void theSameStartSucceedsAfterwards() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      EmulatorConfig config = config().network(n -> n.port(port)).build();
      assertThatThrownBy(() -> AppServicesEmulator.start(config))
          .isInstanceOf(UncheckedIOException.class);
    }
    try (AppServicesEmulator emulator =
        AppServicesEmulator.start(config().network(n -> n.port(port)).build())) {
      assertThat(emulator.port()).isEqualTo(port);
    }
    assertNothingIsLeft();
  }

  private EmulatorConfigBuilder config() {
    return EmulatorConfig.builder().apps(a -> a.folder(folder));
  }

  /** Threads of the JavaScript engine take a moment to end. */
  private void assertNothingIsLeft() {
    await().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("(appservices|js)-.*"))
        .collect(Collectors.toSet());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
