package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.appservices.emulator.domain.AppServicesException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the documents, and the edges of the calendar. */
class CronExpressionTest {

  @ParameterizedTest
  @CsvSource({
    "* * * * *, 2024-02-03T04:05:06Z, 2024-02-03T04:06:00Z",
    "* * * * *, 2024-02-03T04:05:00Z, 2024-02-03T04:06:00Z",
    "0 11 * * *, 2024-02-03T11:00:00Z, 2024-02-04T11:00:00Z",
    "0 11 * 1-4 *, 2024-04-30T11:00:00Z, 2025-01-01T11:00:00Z",
    "*/25 * * * *, 2024-02-03T04:26:00Z, 2024-02-03T04:50:00Z",
    "*/25 * * * *, 2024-02-03T04:50:00Z, 2024-02-03T05:00:00Z",
    "5-59/10 * * * *, 2024-02-03T04:00:00Z, 2024-02-03T04:10:00Z",
    "5/10 * * * *, 2024-02-03T04:00:00Z, 2024-02-03T04:05:00Z",
    "5/10 * * * *, 2024-02-03T04:05:00Z, 2024-02-03T04:15:00Z",
    "0 */7 * * *, 2024-02-03T21:00:00Z, 2024-02-04T00:00:00Z",
    "59 23 31 DEC *, 2024-12-31T23:59:59Z, 2025-12-31T23:59:00Z",
    "0 0 13 * FRI, 2024-01-01T00:00:00Z, 2024-09-13T00:00:00Z",
    "0 0 * * mon-wed, 2024-02-07T00:00:00Z, 2024-02-12T00:00:00Z",
    "0 0 * * SUN, 2024-02-03T00:00:00Z, 2024-02-04T00:00:00Z",
    "0 0 29 2 *, 2024-02-29T00:00:00Z, 2028-02-29T00:00:00Z",
    "0 0 29 2 MON, 2072-02-29T00:00:00Z, 2112-02-29T00:00:00Z",
    "0 0 1 1 *, 1969-06-01T00:00:00Z, 1970-01-01T00:00:00Z",
    "0 0 1 1 *, -1000000000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
  })
  void tellsWhenItIsDueNext(String expression, Instant after, Instant due) {
    assertThat(CronExpression.parse(expression).next(after)).contains(due);
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 30 2 *, 2024-02-03T04:05:06Z",
    "0 0 31 SEP-SEP *, 2024-02-03T04:05:06Z",
    "* * * * *, 9999-12-31T23:59:00Z",
    "0 0 1 1 *, 9999-01-01T00:00:00Z",
    "* * * * *, +1000000000-12-31T23:59:59Z",
  })
  void tellsThatItIsNeverDueAgain(String expression, Instant after) {
    assertThat(CronExpression.parse(expression).next(after)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "'' -> expected five fields that spaces separate",
        "* * * * -> expected five fields that spaces separate",
        "0 * * * * * -> expected five fields that spaces separate",
        "60 * * * * -> minute: '60' is not from 0 to 59",
        "* 24 * * * -> hour: '24' is not from 0 to 23",
        "* * 0 * * -> dayOfMonth: '0' is not from 1 to 31",
        "* * * 13 * -> month: '13' is not from 1 to 12",
        "* * * * 7 -> weekday: '7' is not from 0 to 6",
        "* * * * ? -> weekday: '?' is not from 0 to 6",
        "* * L * * -> dayOfMonth: 'L' is not from 1 to 31",
        "JAN * * * * -> minute: 'JAN' is not from 0 to 59",
        "* * * * MONDAY -> weekday: 'MONDAY' is not from 0 to 6",
        "1,,2 * * * * -> minute: '' is not from 0 to 59",
        "-5 * * * * -> minute: '' is not from 0 to 59",
        "1-2-3 * * * * -> minute: '2-3' is not from 0 to 59",
        "5-1 * * * * -> minute: nothing is in '5-1'",
        "31-59/30,1-9/10 * * * * -> minute: nothing is in '31-59/30'",
        "*/0 * * * * -> minute: '0' is no step",
        "*/5/5 * * * * -> minute: '5/5' is no step",
        "*/ * * * * -> minute: '' is no step",
        "0 0 */2 * * -> dayOfMonth: only minute and hour have steps",
        "@daily -> expected five fields that spaces separate",
      })
  void refusesWhatIsNoExpression(String text, String reason) {
    assertThatExceptionOfType(AppServicesException.class)
        .isThrownBy(() -> CronExpression.parse(text))
        .withMessage("invalid schedule '" + text + "': " + reason);
  }

  @Test
  void spacesAroundAndBetweenDoNotCount() {
    Instant now = Instant.parse("2024-02-03T04:05:06Z");
    assertThat(CronExpression.parse(" 0  0 1 1   * ").next(now))
        .contains(Instant.parse("2025-01-01T00:00:00Z"));
  }
}
