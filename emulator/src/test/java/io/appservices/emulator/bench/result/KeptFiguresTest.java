package io.appservices.emulator.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.bench.result.Results.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison that {@code make bench} ends with. */
class KeptFiguresTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void keepsFigures() {
    file = folder.resolve("bench/java-17.json");
    new KeptFigures(file)
        .write(
            List.of(new Figure("login, ratio", 0.5, true), new Figure("resident, MiB", 100, false)),
            true);
  }

  @Test
  void namesWhatGotWorseByMoreThanATenth() {
    List<String> told =
        new KeptFigures(file)
            .compare(
                List.of(
                    new Figure("login, ratio", 0.4, true), new Figure("resident, MiB", 120, false)),
                true);

    assertThat(told)
        .containsExactly(
            "worse: login, ratio: 0.40, kept is 0.50 (20 % less)",
            "worse: resident, MiB: 120, kept is 100 (20 % more)");
  }

  @Test
  void saysNothingOfWhatGotALittleWorseOrMuchBetter() {
    List<String> told =
        new KeptFigures(file)
            .compare(
                List.of(
                    new Figure("login, ratio", 0.47, true), new Figure("resident, MiB", 50, false)),
                true);

    assertThat(told).singleElement().asString().startsWith("nothing got worse");
  }

  @Test
  void saysWhichRowsItCannotCompare() {
    KeptFigures kept = new KeptFigures(file);
    List<Figure> measured =
        List.of(new Figure("login, ratio", 0.5, true), new Figure("a new row", 1, true));

    assertThat(kept.compare(measured, true))
        .contains("no figure kept: a new row", "kept, but not measured: resident, MiB");
    assertThat(kept.compare(measured, false)).noneMatch(line -> line.startsWith("kept, but"));
  }

  @Test
  void keepsTheRowsOfGroupsThatWereNotMeasured() throws IOException {
    new KeptFigures(file).write(List.of(new Figure("login, ratio", 0.6, true)), false);
    assertThat(Files.readString(file))
        .isEqualTo("{\n  \"login, ratio\": 0.600,\n  \"resident, MiB\": 100.000\n}\n");

    new KeptFigures(file).write(List.of(new Figure("login, ratio", 0.7, true)), true);
    assertThat(Files.readString(file)).isEqualTo("{\n  \"login, ratio\": 0.700\n}\n");
  }

  @Test
  void comparesNothingWhereNothingIsKept() {
    assertThat(
            new KeptFigures(folder.resolve("none.json"))
                .compare(List.of(new Figure("login, ratio", 0.1, true)), true))
        .contains("no figure kept: login, ratio")
        .noneMatch(line -> line.startsWith("worse"));
  }
}
