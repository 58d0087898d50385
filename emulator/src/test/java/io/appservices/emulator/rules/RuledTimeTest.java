package io.appservices.emulator.rules;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The time of operations where rules look at each document. */
class RuledTimeTest {

  private final Ruled ruled = new Ruled();

  @BeforeEach
  void bind() {
    ruled.roles("{name: 'r', apply_when: {o: '%%user.id'}, read: true, write: true}");
    ruled.seed("{_id: 1, o: 'ME'}", "{_id: 2, o: 'ME'}", "{_id: 3, o: 'other'}");
  }

  @Test
  void readersGetOneTimeForAllDocuments() {
    assertThat(ruled.find("{query: {}, project: {t: '$$NOW'}}"))
        .hasSize(2)
        .extracting(one -> one.get("t"))
        .allSatisfy(time -> assertThat(time).isInstanceOf(Date.class))
        .satisfies(times -> assertThat(times.stream().distinct()).hasSize(1));
    assertThat(ruled.call("aggregate", "{pipeline: [{$set: {t: '$$NOW'}}]}").documents())
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.get("t")).isInstanceOf(Date.class));
  }

  @Test
  void writersSetTheCurrentDate() {
    assertThat(
            ruled.call(
                "updateMany",
                "{query: {o: 'ME'}, update: {$currentDate: {t: true}, $bit: {n: {or: 2}}}}"))
        .hasStatus(200);

    assertThat(ruled.stored().subList(0, 2))
        .allSatisfy(one -> assertThat(one.get("t")).isInstanceOf(Date.class))
        .allSatisfy(one -> assertThat(one).containsEntry("n", 2));
  }

  @Test
  void readersGetTheElementThatTheirQueryMet() {
    ruled.seed("{_id: 4, o: 'ME', l: [{k: 1}, {k: 2}]}");

    assertThat(ruled.find("{query: {'l.k': 2}, project: {_id: 0, 'l.$': 1}}").toString())
        .contains("k=2")
        .doesNotContain("k=1");
  }
}
