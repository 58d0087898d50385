package io.appservices.emulator.console;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the console, and how they are sent. */
@Tag("security")
class ConsoleFilesTest {

  private static final Path FILES =
      Path.of("src/main/resources/io/appservices/emulator/http/console/files");

  /** A file that a page asks for, or that a module imports. */
  private static final Pattern NAMED =
      Pattern.compile("/__emulator/console/([\\w/-]+\\.\\w+)\"|from '([./\\w-]+)'");

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final ConsoleClient console = new ConsoleClient(emulator);

  @Test
  void thePageIsAtTheRootAndLetsNothingInButItsOwn() {
    Response page = console.send("GET", "/", null);

    assertThat(page).hasStatus(200).hasExactHeader("Content-Type", "text/html;charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .contains("base-uri 'none'", "form-action 'self'", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "http:", "https:", "*");
    assertThat(page).hasExactHeader("X-Content-Type-Options", "nosniff");
    assertThat(page.body()).doesNotContain("<style", "onload", "style=");
  }

  @Test
  void theFirstPageIsSmall() throws IOException {
    Set<String> first = new TreeSet<>(List.of("index.html"));
    loadedBy("index.html", first);
    // Opened first when somebody has signed in.
    loadedBy("shell.js", first);
    loadedBy("tabs/users.js", first);
    long bytes = 0;
    for (String name : first) {
      bytes += Files.size(FILES.resolve(name));
    }

    assertThat(first).contains("console.css", "icon.svg", "main.js", "api.js", "tabs/users.js");
    assertThat(bytes).as("%s", first).isLessThan(100_000);
  }

  @Test
  void whatTheFirstPageLoadsIsAskedForAtOnce() throws IOException {
    Set<String> first = new TreeSet<>();
    loadedBy("shell.js", first);
    loadedBy("tabs/users.js", first);
    String page = Files.readString(FILES.resolve("index.html"));

    assertThat(first).allSatisfy(name -> assertThat(page).contains("/console/" + name + "\""));
  }

  /** Collects a file and what it names, and so on; a tab is named when it is opened. */
  private static void loadedBy(String name, Set<String> loaded) throws IOException {
    loaded.add(name);
    Matcher names = NAMED.matcher(Files.readString(FILES.resolve(name)));
    while (names.find()) {
      String named =
          names.group(1) != null
              ? names.group(1)
              : Path.of(name).resolveSibling(names.group(2)).normalize().toString();
      if (!loaded.contains(named)) {
        loadedBy(named, loaded);
      }
    }
  }

  @Test
  void everyFileIsServedAndSaysWhatItIs() throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> FILES.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.endsWith(".md"))
          .forEach(
              name -> {
                Response file = console.get("/" + name);
                assertThat(file).hasStatus(200);
                assertThat(file.header("Content-Type")).as(name).doesNotContain("text/plain");
                assertThat(file.body()).as(name).doesNotContain("innerHTML", "eval(", "://cdn");
              });
    }
  }

  @Test
  void aFileIsSentAgainOnlyIfItChanged() {
    Response file = console.get("/main.js");

    Response again = console.get("/main.js", "If-None-Match", file.header("ETag"));

    assertThat(again).hasStatus(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aFileIsCompressedForWhoTakesIt() throws IOException {
    String url = emulator.baseUrl() + "/__emulator/console/console.css";

    byte[] compressed = Http.bytes(url, "Accept-Encoding", "br, gzip");
    byte[] plain = Http.bytes(url, "Accept-Encoding", "gzip;q=0");

    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
        .isEqualTo(plain);
    assertThat(console.get("/console.css", "Accept-Encoding", "gzip").header("ETag"))
        .isNotEqualTo(console.get("/console.css").header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__emulator/console/none.js",
        "/__emulator/console/operations.txt",
        "/__emulator/console/../ConsoleApi.class",
        "/__emulator/console/%2e%2e/ConsoleApi.class",
        "/__emulator/console/tabs/../main.js",
        "/__emulator/console/tabs%2fusers.js%00",
        "/__emulator/console/",
        "/index.html",
        "/console",
        "/favicon.ico",
        "/api",
      })
  void nothingElseIsServed(String path) {
    Response answer = console.send("GET", path, null);

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.header("Content-Type")).isIn("application/json", null);
  }

  @Test
  void pagesElsewhereNeitherFrameNorLoadIt() {
    for (String path : List.of("/", "/__emulator/console/main.js")) {
      assertThat(console.send("GET", path, null, "Host", "evil.example")).hasStatus(403);
      assertThat(console.send("GET", path, null, "Origin", "http://evil.example")).hasStatus(403);
      assertThat(console.send("GET", path, null, "Sec-Fetch-Site", "cross-site")).hasStatus(403);
    }
  }

  @Test
  void whatTheConsoleDoesIsNotInTheJournal() {
    console.send("GET", "/", null);
    console.signIn();

    assertThat(emulator.requests().list(RequestFilter.all())).isEmpty();
  }

  @Test
  void isNotServedIfSwitchedOff() {
    EmulatorConfig off = EmulatorConfig.builder().operator(o -> o.noConsole(true)).build();
    try (AppServicesEmulator without = AppServicesEmulator.start(off)) {
      for (String path : List.of("/", "/__emulator/console/main.js")) {
        Response answer = Http.send("GET", without.baseUrl() + path, null);
        assertThat(answer).hasStatus(404);
        assertThat(answer.string("error")).isEqualTo("no such endpoint");
      }
      assertThatThrownBy(without::consoleLink).isInstanceOf(IllegalStateException.class);
    }
  }
}
