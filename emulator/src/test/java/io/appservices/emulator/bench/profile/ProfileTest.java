package io.appservices.emulator.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.bench.profile.Profile.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the threads of a profiled server are told apart by. */
class ProfileTest {

  @ParameterizedTest
  @CsvSource({
    "C1 CompilerThre, COMPILERS",
    "C2 CompilerThre, COMPILERS",
    "Sweeper thread, COMPILERS",
    "VM Thread, COLLECTIONS",
    "VM Periodic Tas, REST",
    "JFR Thread Samp, REST",
    "Attach Listener, REST",
    "appservices-htt, JAVA",
    "Common-Cleaner, JAVA",
  })
  void tellsThreadsByTheirNames(String thread, Kind kind) {
    assertThat(Kind.of(thread)).isEqualTo(kind);
  }
}
