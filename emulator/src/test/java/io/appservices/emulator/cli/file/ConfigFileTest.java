package io.appservices.emulator.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.option.AppsOptions;
import io.appservices.emulator.option.NetworkOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

  @TempDir private Path directory;

  private ConfigFile read(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, text);
    return ConfigFile.read(file, Set.of("log-level"));
  }

  @Test
  void readsYaml() throws IOException {
    ConfigFile file =
        read(
            "emulator.yaml",
            """
            # what the team uses
            ---
            port: 9191 # not 9090
            log-level: "info"
            app-folder: ./shop
            allow-host: [a.example, 'b.example', "c#d"]
            'allow-origin':
              - http://localhost:3000
              - "http://localhost:3001" # the other one
            users:
            - it''s.jsonl
            - 'it''s.jsonl'
            """);

    assertThat(file.values(NetworkOptions.PORT)).containsExactly("9191");
    assertThat(file.value("log-level")).contains("info");
    assertThat(file.values(NetworkOptions.ALLOW_HOST))
        .containsExactly("a.example", "b.example", "c#d");
    assertThat(file.values(NetworkOptions.ALLOW_ORIGIN))
        .containsExactly("http://localhost:3000", "http://localhost:3001");
    assertThat(file.values(AppsOptions.USERS))
        .containsExactly(
            directory.resolve("it''s.jsonl").toString(),
            directory.resolve("it's.jsonl").toString());
    assertThat(file.values(AppsOptions.CLIENT_APP_ID)).isEmpty();
  }

  @Test
  void looksForFilesFromItsOwnDirectory() throws IOException {
    assertThat(read("a.yml", "app-folder: ./shop\r\n").values(AppsOptions.FOLDER))
        .containsExactly(directory.resolve("./shop").toString());
    assertThat(read("b.yml", "app-folder: /shop\n").values(AppsOptions.FOLDER))
        .containsExactly("/shop");
  }

  @Test
  void readsJson() throws IOException {
    ConfigFile file =
        read(
            "emulator.json",
            "{\"$schema\":\"x\",\"port\":0,\"watch\":true,\"allow-host\":[\"a\",\"b\"]}");

    assertThat(file.values(NetworkOptions.PORT)).containsExactly("0");
    assertThat(file.values(AppsOptions.WATCH_FOLDERS)).containsExactly("true");
    assertThat(file.values(NetworkOptions.ALLOW_HOST)).isEqualTo(List.of("a", "b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "prot: 1 ^ line 1: no such option: 'prot'; did you mean port?",
        "app: a\\nport: 1\\nport: 2 ^ line 3: 'port' is there twice",
        "port: ^ line 1: 'port' has no value",
        "port: ~ ^ line 1: a value is missing",
        "port: &a 1 ^ line 1: put '&a 1' in quotation marks",
        "network: {port: 1} ^ line 1: put '{port: 1}' in quotation marks",
        "network:\\n  port: 1 ^ line 2: options are not nested: begin the line with 'port'",
        "app: | ^ line 1: put '|' in quotation marks",
        "app: \"a ^ line 1: a quotation mark is not closed",
        "app: \"a\" b ^ line 1: something is behind the value",
        "app: \"\\\\x\" ^ line 1: unknown escape '\\x'",
        "allow-host: [a ^ line 1: expected ']'",
        "- a ^ line 1: there is no name",
        "port ^ line 1: expected a name, a colon and a value",
        "app: a: b ^ line 1: put 'a: b' in quotation marks",
        "port: [1, 2] ^ line 1: expected one value of port",
      })
  void namesWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(
            () -> {
              ConfigFile file = read("bad.yaml", text.replace("\\n", "\n").replace("\\\\", "\\"));
              file.values(NetworkOptions.PORT);
            })
        .isInstanceOfSatisfying(CommandException.class, e -> assertThat(e.status()).isEqualTo(2))
        .hasMessageStartingWith(directory.resolve("bad.yaml").toString())
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bad.json  | {\"port\":        | not an object in JSON",
        "bad.json  | []                | not an object in JSON",
        "bad.json  | {\"port\":{}}     | member port: expected a text",
        "bad.json  | {\"port\":null}   | member port: expected a text",
        "bad.json  | {\"port\":1,\"port\":2} | member port: 'port' is there twice",
        "bad.toml  | port = 1          | .yaml, .yml or .json",
      })
  void refusesOtherFiles(String name, String text, String message) {
    assertThatThrownBy(() -> read(name, text)).hasMessageContaining(message);
  }

  @Test
  void namesAFileThatIsNotThere() {
    Path file = directory.resolve("none.yaml");

    assertThatThrownBy(() -> ConfigFile.read(file, Set.of())).hasMessage(file + ": no such file");
  }
}
