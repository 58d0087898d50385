package io.appservices.emulator.cluster.embedded.watch;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.operation.Watcher;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What change events tell of an update by pipeline: the difference, if it is not the longer. */
class PipelineEventsTest {

  private static final Remote REMOTE = Remote.embedded();

  private static final String FOUND =
      "{_id: 1, l: [1, 2, 3], m: [{l: [1, 2, 3]}, 5], o: {a: 1, b: 2, c: 'long enough'}, n: 1,"
          + " s: {t: 1}, d: [{k: 'a', v: 'some text'}, {k: 'b', v: 'more text'}]}";

  @AfterAll
  static void close() {
    REMOTE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{$set: {l: {$slice: ['$l', 2]}}} -> {}",
        "{$set: {l: {$slice: ['$l', 1]}}} -> {l: [1]}",
        "{$set: {l: []}} -> {l: []}",
        "{$set: {l: {$concatArrays: ['$l', [4]]}}} -> {'l.3': 4}",
        "{$set: {l: [1, 7, 3]}} -> {'l.1': 7}",
        "{$set: {l: [7, 8, 9]}} -> {l: [7, 8, 9]}",
        "{$set: {n: 2}} -> {n: 2}",
        "{$set: {s: {t: 2}}} -> {s: {t: 2}}",
        "{$set: {o: {$mergeObjects: ['$o', {a: 2}]}}} -> {'o.a': 2}",
        "{$set: {o: {$mergeObjects: ['$o', {d: 2}]}}} -> {'o.d': 2}",
        "{$set: {d: {$map: {input: '$d', in: {k: 'z', v: '$$this.v'}}}}}"
            + " -> {'d.0.k': 'z', 'd.1.k': 'z'}",
        "{$set: {x: {y: 1}}} -> {x: {y: 1}}",
      })
  void haveWhatIsShorter(String stage, String updated) throws Exception {
    assertThat(description(stage).get("updatedFields")).isEqualTo(json(updated));
  }

  @Test
  void nameTheArraysThatGotShorter() throws Exception {
    assertThat(description("{$set: {l: {$slice: ['$l', 2]}, n: 5}}"))
        .isEqualTo(
            json(
                "{updatedFields: {n: 5}, removedFields: [], truncatedArrays: [{field: 'l', newSize:"
                    + " 2}]}"));
    assertThat(description("{$set: {d: {$slice: ['$d', 1]}}}"))
        .isEqualTo(
            json(
                "{updatedFields: {}, removedFields: [], truncatedArrays: [{field: 'd', newSize:"
                    + " 1}]}"));
    assertThat(description("{$set: {m: [{l: [1, 2]}, 5]}}"))
        .isEqualTo(
            json(
                "{updatedFields: {}, removedFields: [], truncatedArrays: [{field: 'm.0.l', newSize:"
                    + " 2}]}"));
  }

  @Test
  void nameTheFieldsThatAreGone() throws Exception {
    assertThat(description("{$unset: ['o.a', 'n']}"))
        .isEqualTo(json("{updatedFields: {}, removedFields: ['o.a', 'n']}"));
  }

  @Test
  void takeAFieldThatIsNotInItsPlaceForANewOne() throws Exception {
    assertThat(description("{$replaceWith: {m: '$m', o: '$o', n: 2, s: '$s', d: '$d', l: '$l'}}"))
        .isEqualTo(json("{updatedFields: {n: 2, l: [1, 2, 3]}, removedFields: []}"));
  }

  private static Document description(String stage) throws Exception {
    REMOTE.call("deleteMany", "query", json("{}"));
    REMOTE.insert(FOUND);
    try (Watcher watcher = new Watcher(REMOTE)) {
      REMOTE.call("updateOne", "query", json("{}"), "update", List.of(json(stage)));
      return watcher.next().get("updateDescription", Document.class);
    }
  }
}
