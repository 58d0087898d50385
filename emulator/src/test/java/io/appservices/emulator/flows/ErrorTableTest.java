package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every error that the service is known to answer to logins, links, registrations, confirmations,
 * resets, API keys and sessions: as it words it now, and as it did before May 2024.
 */
class ErrorTableTest {

  @AutoClose private static final AppServicesEmulator MASKED = AppServicesEmulator.start();

  @AutoClose
  private static final AppServicesEmulator DETAILED =
      AppServicesEmulator.start(
          EmulatorConfig.builder().behaviour(b -> b.authErrors(AuthErrors.DETAILED)).build());

  static List<ErrorRow> rows() {
    return Stream.of(
            LoginErrors.rows(), AccountErrors.rows(), SessionErrors.rows(), ApiKeyErrors.rows())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theAnswerIsTheServicesOwn(ErrorRow row) {
    check(row, ErrorScene.on(MASKED), row.text());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theOlderTextHasTheSameCode(ErrorRow row) {
    check(row, ErrorScene.on(DETAILED), row.oldText());
  }

  @Test
  void everyRowIsThereOnce() {
    assertThat(rows()).extracting(ErrorRow::cause).doesNotHaveDuplicates();
  }

  private static void check(ErrorRow row, ErrorScene scene, String text) {
    Response refused = row.call().apply(scene);

    String expected = text.replace("{app}", scene.app().emulated().clientAppId());
    assertThat(refused).isRefused(row.status(), row.code(), expected);
    assertThat(refused.document().containsKey("error_code")).isEqualTo(row.code() != null);
    assertThat(refused.document().containsKey("link")).isEqualTo(row.linked());
    if (row.linked()) {
      String app = scene.app().emulated().id();
      assertThat(refused.string("link"))
          .startsWith(scene.app().emulator().baseUrl() + "/groups/")
          .containsPattern("/apps/[0-9a-f]{24}/logs\\?co_id=[0-9a-f]{24}$")
          .contains(app);
    }
  }
}
