package io.appservices.emulator.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.MemoryUsage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The server says when its memory gets short. */
class MemoryWarningTest {

  private static final long MEGABYTE = 1 << 20;

  private final StringWriter out = new StringWriter();
  private final MemoryWarning warning = new MemoryWarning(new PrintWriter(out));

  @Test
  void aCollectionThatLeavesLittleIsToldOnce() {
    look(10, 89, 90, 99, 85, 95, 100);
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(out.toString())
        .contains("90 of 100 MB are in use", "APPSERVICES_EMULATOR_JAVA_OPTS=-Xmx");
  }

  @Test
  void itIsToldAgainAfterThereWasEnough() {
    look(95, 79, 95);
    assertThat(out.toString().lines()).hasSize(2);
  }

  @Test
  void nothingIsToldOfAHeapWithRoom() {
    System.gc();
    warning.look();
    assertThat(out.toString()).isEmpty();
  }

  private void look(int... megabytesLeftInUse) {
    IntStream.of(megabytesLeftInUse)
        .mapToObj(mb -> new MemoryUsage(0, mb * MEGABYTE, 100 * MEGABYTE, 100 * MEGABYTE))
        .forEach(warning::look);
  }
}
