package io.appservices.emulator.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.storage.Backend;
import io.appservices.emulator.storage.BackendContract;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.suite.AccountContracts;
import io.appservices.emulator.storage.suite.AppContracts;
import io.appservices.emulator.storage.suite.RecordContracts;
import io.appservices.emulator.testing.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** All contracts, and what a deployment is asked for by then. */
@Tag("shared")
class MongoContractsTest {

  private static final int ROUNDS = 5;
  private static final Path PAGE = Path.of("..", "docs", "shared-state.md");
  private static final Pattern WORD = Pattern.compile("`([^`]+)`");

  /** What the driver sends by itself, and what tests do to clean up. */
  private static final Set<String> NOT_OF_THE_STORAGE =
      Set.of(
          "hello", "isMaster", "ismaster", "getMore", "killCursors", "endSessions", "dropDatabase");

  @Nested
  class OfApps extends AppContracts {

    @Override
    protected Backend backend() {
      return new MongoStorageBackend();
    }

    @Override
    protected Storage open() {
      return MongoStorageBackend.temporary();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }

    @Nested
    class OfBackendsThatRememberApps extends BackendContract {

      @Override
      protected Backend backend() {
        return new MongoStorageBackend(Duration.ofMillis(20));
      }
    }
  }

  @Nested
  class OfRecords extends RecordContracts {

    @Override
    protected Storage open() {
      return MongoStorageBackend.temporary();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }

  @Nested
  class OfAccounts extends AccountContracts {

    @Override
    protected Storage open() {
      return MongoStorageBackend.temporary();
    }

    @Override
    protected int rounds() {
      return ROUNDS;
    }
  }

  @BeforeAll
  static void forgetWhatOthersSent() {
    SharedDeployment.sent().ifPresent(SentCommands::clear);
  }

  /** The list on the page is what an operator gives rights for, and a deployment has to know. */
  @AfterAll
  static void allThatIsSentIsListedAndNothingElse() throws IOException {
    SentCommands sent = SharedDeployment.sent().orElse(null);
    if (sent == null) {
      return;
    }
    startAnEmulator();

    SortedMap<String, SortedSet<String>> all = sent.all();
    all.keySet().removeAll(NOT_OF_THE_STORAGE);
    assertThat(all).isEqualTo(listed());
    assertThat(sent.unlimited()).as("without maxTimeMS").isSubsetOf(NOT_OF_THE_STORAGE);
    assertThat(sent.unacknowledged()).as("without a majority").isEmpty();
  }

  private static void startAnEmulator() {
    String uri = SharedDeployment.newDatabase();
    EmulatorConfig config =
        EmulatorConfig.builder().data(d -> d.storage(uri).passwordIterations(1)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      TestApp.on(emulator).client().signUp("a@example.com", "password-1");
    }
    SharedDeployment.drop(uri);
  }

  /** The words of the table of commands. */
  private static SortedMap<String, SortedSet<String>> listed() throws IOException {
    String table = Files.readString(PAGE).split("\\| command \\| with \\|\n\\|---\\|---\\|\n")[1];
    SortedMap<String, SortedSet<String>> commands = new TreeMap<>();
    for (String row : table.substring(0, table.indexOf("\n\n")).split("\n")) {
      String[] cells = row.split("\\|");
      words(cells[1]).forEach(command -> commands.put(command, words(cells[2])));
    }
    return commands;
  }

  private static SortedSet<String> words(String cell) {
    SortedSet<String> words = new TreeSet<>();
    WORD.matcher(cell).results().map(match -> match.group(1)).forEach(words::add);
    return words;
  }
}
