package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvironmentTest {

  @ParameterizedTest
  @EnumSource
  void eachHasANameInEveryPlace(Environment environment) {
    assertThat(Environment.byTag(environment.tag())).contains(environment);
    assertThat(Environment.byFileName(environment.fileName())).contains(environment);
    assertThat(Environment.byEitherName(environment.tag())).contains(environment);
    assertThat(Environment.byEitherName(environment.fileName())).contains(environment);
  }

  @Test
  void valuesHaveANameOfTheirOwnForNone() {
    assertThat(Environment.NONE.valueKey()).isEqualTo("none");
    assertThat(Environment.QA.valueKey()).isEqualTo("qa");
  }

  @Test
  void theAdminApiDoesNotKnowTheNameOfTheFile() {
    assertThat(Environment.byTag("no-environment")).isEmpty();
    assertThat(Environment.byTag("staging")).isEmpty();
  }
}
