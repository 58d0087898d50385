package io.appservices.testkit.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.AppServicesTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** The lines of users in {@code docs/users.md}, and the report about some that are wrong. */
@AppServicesTest
class UsersTest {

  private static final String PAGE = "docs/users.md";

  @Test
  void theLinesAreUsersWhoCanLogInAsTheySay(AppServicesEmulator emulator, EmulatedApp app) {
    String lines = Pages.blocks(PAGE, "jsonl").get(0).text();

    assertEquals(4, app.importUsers(stream(lines)));

    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    assertEquals("", login.errorOf("ada@example.com", "correct horse"));
    assertEquals("UserDisabled", login.errorOf("bob@example.com", "battery staple"));
    assertEquals("AuthError", login.errorOf("eve@example.com", "not yet"));
    assertEquals("", login.errorOfKey("a-key-that-the-suite-knows"));
  }

  @Test
  void theReportIsThatOfAFileWithTheseMistakes(EmulatedApp app) {
    String ada = Pages.blocks(PAGE, "jsonl").get(0).text().lines().findFirst().orElseThrow();
    String mistyped = "{\"emial\": \"bob@example.com\", \"password\": \"battery staple\"}";
    String report = Pages.blocks(PAGE, "text").get(0).text();

    assertThatThrownBy(() -> app.importUsers(stream(ada + "\n\n" + ada + "\n\n\n\n" + mistyped)))
        .hasMessage(report.stripTrailing());
    assertThat(app.users().list(1)).isEmpty();
  }

  private static InputStream stream(String lines) {
    return new ByteArrayInputStream(lines.getBytes(UTF_8));
  }
}
