package io.appservices.emulator.transfer;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static io.appservices.emulator.transfer.Travel.refuses;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.TestApp;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a file of users is read: its lines, encoding and size. */
class ImportLinesTest {

  private static final String GOOD = "{\"email\":\"good@b.c\",\"password\":\"secret1\"}";

  private final TestApp app = TestApp.shared();

  @Test
  void aFileOfSomethingElseIsNotReadToItsEnd() {
    String[] problems = new String[1000];
    Arrays.setAll(problems, i -> "line " + (i + 1) + ": expected a JSON object");

    assertThat(Travel.importInto(app, "5\n".repeat(1000)))
        .isRefused(400, "BadRequest", Travel.report(problems));
    assertThat(Travel.importInto(app, "5\n".repeat(1001)))
        .isRefused(
            400,
            "BadRequest",
            Travel.report(problems) + "\nfrom line 1001 on nothing was looked at");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "}", "{\"email\":", "nobody", "{} {}", "\u0000", "{\"a\":1}}"})
  void aLineThatIsNoJsonIsRefused(String line) {
    assertThat(Travel.importInto(app, GOOD + "\n" + line + "\n" + GOOD).string("error"))
        .startsWith("2 lines cannot be imported, so nothing was:\nline 2: ")
        .contains("\nline 3: email 'good@b.c' is in line 1 already");
    assertThat(app.admin().countUsers()).isZero();
  }

  @Test
  void aLineThatIsNotUtf8IsRefused() {
    byte[] line = "{\"email\":\"\u00FC@b.c\",\"password\":\"secret1\"}".getBytes(ISO_8859_1);

    assertThat(Travel.importInto(app, line))
        .isRefused(400, "BadRequest", Travel.report("line 1: malformed JSON: invalid UTF-8"));
  }

  @Test
  void aLineOfTenMegabytesIsRefusedAndTheNextOneLookedAt() {
    String huge = "{\"email\":\"" + "x".repeat(10 << 20) + "\"}";

    refuses(
        app,
        huge + "\r\n" + GOOD + "\n{}",
        "line 1: longer than 1048576 bytes",
        "line 3: no identity: give 'email' or 'identities'");
  }

  @Test
  void aFileThatIsLargerThanARequestMayBeIsTooLarge() {
    assertThat(Travel.importInto(app, new byte[(16 << 20) + 1])).hasStatus(413);
  }

  @Test
  void everyLineIsNamedByItsNumberInTheFile() {
    refuses(
        app,
        "\n{}\r\n\r\n" + GOOD + "\n{\"email\":\"a@b.c\"}\n",
        "line 2: no identity: give 'email' or 'identities'",
        "line 5: exactly one of 'password' and 'password_hash' is needed");
  }
}
