package io.appservices.emulator.data;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.rules.Ruled;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates without operators, which the SDKs of the service send by {@code updateMany}, too. */
class ReplacementTest {

  private static final String BOTH = "{query: {n: 'b'}, update: {n: 'c'}}";

  private final Code code = Code.shared();
  private final String token = code.anonymous();

  private Response data(String operation, String argument) {
    Document all = json("{database: 'd', collection: 'c'}");
    all.putAll(json(argument));
    return code.data(token, DATA, operation, all);
  }

  private void fill() {
    data(
        "insertMany",
        "{documents: [{_id: 1, n: 'a', x: 1}, {_id: 2, n: 'b', x: 1}, {_id: 3, n: 'b', x: 1}]}");
  }

  @Test
  void updateManyReplacesEachThatItFinds() {
    fill();

    assertThat(data("updateMany", BOTH).document())
        .isEqualTo(json("{matchedCount: 2, modifiedCount: 2}"));
    assertThat(data("find", "{}").documents())
        .containsExactly(
            json("{_id: 1, n: 'a', x: 1}"), json("{_id: 2, n: 'c'}"), json("{_id: 3, n: 'c'}"));
  }

  @Test
  void updateOneReplacesTheFirst() {
    fill();

    assertThat(data("updateOne", BOTH).document())
        .isEqualTo(json("{matchedCount: 1, modifiedCount: 1}"));
    assertThat(data("find", "{}").documents())
        .containsExactly(
            json("{_id: 1, n: 'a', x: 1}"),
            json("{_id: 2, n: 'c'}"),
            json("{_id: 3, n: 'b', x: 1}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"updateOne", "updateMany"})
  void anUpsertMakesOneIfThereIsNone(String operation) {
    assertThat(data(operation, BOTH).document())
        .isEqualTo(json("{matchedCount: 0, modifiedCount: 0}"));
    assertThat(data("count", "{}")).hasBody("{\"$numberLong\":\"0\"}");

    assertThat(
            data(operation, "{query: {n: 'b'}, update: {_id: 7, n: 'c'}, upsert: true}").document())
        .isEqualTo(json("{matchedCount: 0, modifiedCount: 0, upsertedId: 7}"));
    assertThat(data("find", "{}").documents()).containsExactly(json("{_id: 7, n: 'c'}"));
  }

  @Test
  void functionsAsTheSystemReplaceByUpdateManyToo() {
    fill();
    code.function(
        "replaceMany",
        "exports = () => context.services.get('mongodb-atlas').db('d').collection('c')"
            + ".updateMany({ n: 'b' }, { n: 'c' });",
        json("{run_as_system: true}"));

    assertThat(code.call(token, "replaceMany").document())
        .isEqualTo(json("{matchedCount: 2, modifiedCount: 2}"));
    assertThat(data("find", "{query: {n: 'c'}}").documents())
        .containsExactly(json("{_id: 2, n: 'c'}"), json("{_id: 3, n: 'c'}"));
  }

  @Test
  void rulesLookAtEachDocumentThatWouldBeReplaced() {
    Ruled ruled = new Ruled();
    ruled.roles(
        "{name: 'own', apply_when: {owner: '%%user.id'}, read: true, write: true,"
            + " document_filters: {write: {owner: '%%user.id'}, read: true}}");
    ruled.seed("{_id: 1, owner: 'ME', x: 1}", "{_id: 2, owner: 'ME', x: 1}");

    assertThat(ruled.call("updateMany", "{query: {}, update: {owner: 'x'}}"))
        .isRefusedWithCode(400, "NoMatchingRuleFound");
    assertThat(ruled.stored()).allMatch(document -> document.containsKey("x"));

    assertThat(ruled.call("updateMany", "{query: {}, update: {owner: 'ME', y: 2}}").document())
        .isEqualTo(json("{matchedCount: 2, modifiedCount: 2}"));
    assertThat(ruled.stored())
        .allMatch(document -> document.containsKey("y") && !document.containsKey("x"));
  }
}
