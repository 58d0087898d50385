package io.appservices.emulator.service.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.function.npm.PackageException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of versions; what is in them is what npm says. */
class VersionRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "^1.2.3; 1.2.3 1.2.4 1.9.0; 1.2.2 2.0.0 2.0.0-rc.1 1.3.0-rc.1",
        "^0.2.3; 0.2.3 0.2.9; 0.3.0 0.2.2 1.0.0",
        "^0.0.3; 0.0.3; 0.0.4",
        "^0.0.0; 0.0.0; 0.0.1",
        "^1.0.0-1; 1.0.0-1 1.0.0-2 1.0.0; 1.0.0-0 1.1.0-1",
        "^1; 1.0.0 1.9.9; 2.0.0 0.9.9",
        "^1.x; 1.0.0 1.9.9; 2.0.0",
        "^0.0; 0.0.0 0.0.9; 0.1.0",
        "~1.2.3; 1.2.3 1.2.9; 1.3.0",
        "~1.2; 1.2.0 1.2.9; 1.3.0",
        "~1; 1.0.0 1.9.0; 2.0.0",
        "1.2.3; 1.2.3; 1.2.4",
        "=v1.2.3; 1.2.3; 1.2.4",
        "1.2; 1.2.0 1.2.9; 1.3.0",
        "1.x; 1.0.0 1.9.0; 2.0.0",
        "1.2.*; 1.2.0; 1.3.0",
        "*; 0.0.1 99.0.0; 1.0.0-rc.1",
        "''; 0.0.1; 1.0.0-rc.1",
        "latest; 1.0.0; x",
        ">=1.2 <3; 1.2.0 2.9.9; 1.1.9 3.0.0",
        ">1.2.3; 1.2.4; 1.2.3",
        ">1.2; 1.3.0; 1.2.9",
        "<=1.2; 1.2.9; 1.3.0",
        "<=1.2.3; 1.2.3; 1.2.4",
        ">= 1.0.0 , < 2.0.0; 1.5.0; 2.0.0",
        "1.0.0 - 2.0.0; 1.0.0 2.0.0; 2.0.1",
        "1.0 - 2; 1.0.0 2.9.9; 3.0.0",
        "1.0.0 || ^2.1.0; 1.0.0 2.1.5; 1.0.1 2.0.0",
        "^1.0.0-rc.2; 1.0.0-rc.2 1.0.0-rc.10 1.0.0 1.1.0; 1.0.0-rc.1 1.1.0-rc.1",
        "1.0.0-beta; 1.0.0-beta; 1.0.0 1.0.0-alpha",
      })
  void aRangeIncludesWhatNpmSays(String range, String included, String excluded) {
    VersionRange read = VersionRange.of(range);

    assertThat(Arrays.asList(included.trim().split(" "))).allMatch(read::includes);
    assertThat(Arrays.asList(excluded.trim().split(" "))).noneMatch(read::includes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "next",
        "git+https://host/x.git",
        "file:../x",
        "npm:other@1",
        "1.2.3.4",
        "^",
        "99999999999999999999.0.0",
        "1.2.99999999999999999999",
        "a.b.c"
      })
  void whatIsNoRangeIsNamed(String text) {
    assertThatThrownBy(() -> VersionRange.of(text))
        .isInstanceOf(PackageException.class)
        .hasMessage("'" + text + "' is no range of versions");
  }

  @Test
  void versionsHaveTheOrderOfTheirSpecification() {
    String[] order = {
      "1.0.0-alpha",
      "1.0.0-alpha.1",
      "1.0.0-alpha.beta",
      "1.0.0-beta",
      "1.0.0-beta.2",
      "1.0.0-beta.11",
      "1.0.0-rc.1",
      "1.0.0",
      "1.0.10",
      "1.2.0",
      "1.10.0",
      "2.0.0"
    };

    for (int i = 1; i < order.length; i++) {
      Version one = Version.of(order[i - 1]).orElseThrow();
      Version next = Version.of(order[i]).orElseThrow();
      assertThat(one).isLessThan(next);
      assertThat(next).isGreaterThan(one);
    }
  }
}
