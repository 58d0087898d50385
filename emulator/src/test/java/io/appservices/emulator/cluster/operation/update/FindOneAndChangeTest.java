package io.appservices.emulator.cluster.operation.update;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import org.junit.jupiter.api.Test;

/** The operations that find one document and change it. */
class FindOneAndChangeTest extends RemoteFixture {

  @Test
  void findsOneAndUpdatesIt() {
    remote.insert("{_id: 1, n: 'a', x: 1}");

    assertThat(
            remote.call(
                "findOneAndUpdate", "filter", json("{n: 'a'}"), "update", json("{$inc: {x: 1}}")))
        .isEqualTo(json("{_id: 1, n: 'a', x: 1}"));
    assertThat(
            remote.call(
                "findOneAndUpdate",
                "filter",
                json("{n: 'a'}"),
                "update",
                json("{$inc: {x: 1}}"),
                "returnNewDocument",
                true,
                "projection",
                json("{x: 1, _id: 0}")))
        .isEqualTo(json("{x: 3}"));
    assertThat(
            remote.call("findOneAndUpdate", "filter", json("{n: 'a'}"), "update", json("{n: 'b'}")))
        .isEqualTo(json("{_id: 1, n: 'a', x: 3}"));
    assertThat(remote.all()).containsExactly(json("{_id: 1, n: 'b'}"));
  }

  @Test
  void findsNothingAndUpdatesOrInserts() {
    assertThat(remote.call("findOneAndUpdate", "filter", json("{}"), "update", json("{}")))
        .isNull();
    assertThat(
            remote.call(
                "findOneAndUpdate",
                "filter",
                json("{_id: 4}"),
                "update",
                json("{$set: {x: 1}}"),
                "upsert",
                true))
        .isNull();
    assertThat(
            remote.call(
                "findOneAndUpdate",
                "filter",
                json("{_id: 5}"),
                "update",
                json("{$set: {x: 1}}"),
                "upsert",
                true,
                "returnNewDocument",
                true))
        .isEqualTo(json("{_id: 5, x: 1}"));
  }

  @Test
  void findsOneAndReplacesIt() {
    remote.insert("{_id: 1, n: 'a', x: 1}", "{_id: 2, n: 'b', x: 2}");

    assertThat(
            remote.call(
                "findOneAndReplace",
                "filter",
                json("{}"),
                "sort",
                json("{x: -1}"),
                "update",
                json("{n: 'c'}"),
                "returnNewDocument",
                true))
        .isEqualTo(json("{_id: 2, n: 'c'}"));
    assertThat(
            remote.call(
                "findOneAndReplace",
                "filter",
                json("{n: 'z'}"),
                "update",
                json("{_id: 3, n: 'z'}"),
                "upsert",
                true))
        .isNull();
    assertThat(remote.all()).extracting("_id").containsExactly(1, 2, 3);
  }

  @Test
  void deletesInsteadOfReplacingByNothing() {
    remote.insert("{_id: 1, n: 'a'}", "{_id: 2, n: 'a'}");

    assertThat(
            remote.call("findOneAndReplace", "filter", json("{n: 'a'}"), "sort", json("{_id: -1}")))
        .isEqualTo(json("{_id: 2, n: 'a'}"));
    assertThat(remote.all()).extracting("_id").containsExactly(1);
  }

  @Test
  void findsOneAndDeletesIt() {
    remote.insert("{_id: 1, n: 'a'}", "{_id: 2, n: 'a'}");

    assertThat(
            remote.call(
                "findOneAndDelete",
                "filter",
                json("{n: 'a'}"),
                "sort",
                json("{_id: -1}"),
                "projection",
                json("{_id: 1}")))
        .isEqualTo(json("{_id: 2}"));
    assertThat(
            remote.call("findOneAndDelete", "filter", json("{n: 'z'}"), "projection", json("{}")))
        .isNull();
    assertThat(remote.all()).extracting("_id").containsExactly(1);
  }
}
