package io.appservices.emulator.rules;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The collation and the hint of operations of clients, with rules and without. */
class CollationRulesTest {

  private static final String CI = "collation: {locale: 'en', strength: 2}";

  private final Ruled ruled = new Ruled();

  @Test
  void clientsGiveOneWhereAllDocumentsAreTheirs() {
    ruled.roles("{name: 'r', apply_when: {}, read: true, write: true}");
    ruled.seed("{_id: 1, o: 'me'}", "{_id: 2, o: 'ME '}");

    assertThat(ruled.find("{query: {o: 'Me'}, " + CI + "}")).hasSize(1);
    assertThat(ruled.call("deleteMany", "{query: {o: 'mE'}, " + CI + "}"))
        .hasBody("{\"deletedCount\":{\"$numberInt\":\"1\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "find | query: {}",
        "count | query: {}",
        "aggregate | pipeline: []",
        "updateMany | query: {}, update: {$set: {x: 1}}",
        "deleteMany | query: {}"
      })
  void noneReachesTheFiltersOfRules(String operation, String arguments) {
    ruled.roles("{name: 'r', apply_when: {o: '%%user.id'}, read: true, write: true}");
    ruled.seed("{_id: 1, o: 'ME'}");
    var before = ruled.stored();

    assertThat(ruled.call(operation, "{" + arguments + ", " + CI + "}"))
        .isRefusedWithCode(501, "NotEmulated");
    assertThat(ruled.stored()).isEqualTo(before);
  }

  @Test
  void aHintIsCheckedWhereRulesBind() {
    ruled.roles("{name: 'r', apply_when: {o: '%%user.id'}, read: true, write: true}");
    ruled.seed("{_id: 1, o: 'ME'}");

    assertThat(ruled.find("{query: {}, hint: '_id_'}")).hasSize(1);
    assertThat(ruled.call("find", "{query: {}, hint: 'none'}"))
        .isRefusedWithCode(400, "MongoDBError");
  }
}
