package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages that fill gaps between documents and in them, on the embedded server. */
class FillTest extends RemoteFixture {

  private List<Document> run(String documents, String stage) {
    String[] inserted = list(documents).stream().map(Document::toJson).toArray(String[]::new);
    if (inserted.length > 0) {
      remote.insert(inserted);
    }
    return remote.documents(
        "aggregate", "pipeline", List.of(Document.parse(stage), new Document("$unset", "_id")));
  }

  private static List<Document> list(String documents) {
    return Document.parse("{v: " + documents + "}").getList("v", Document.class);
  }

  private static String day(int day) {
    return "{$date: '2024-01-%02dT00:00:00Z'}".formatted(day);
  }

  /** Documents, a stage, and what it gives. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{n: 1}, {n: 4}] ~ {$densify: {field: 'n', range: {step: 1, bounds: 'full'}}}"
            + " ~ [{n: 1}, {n: 2}, {n: 3}, {n: 4}]",
        "[{n: 1}, {n: 2.5}] ~ {$densify: {field: 'n', range: {step: 1, bounds: 'full'}}}"
            + " ~ [{n: 1}, {n: 2}, {n: 2.5}]",
        "[{n: 0.5}, {n: 2}] ~ {$densify: {field: 'n', range: {step: 0.5, bounds: 'full'}}}"
            + " ~ [{n: 0.5}, {n: 1.0}, {n: 1.5}, {n: 2}]",
        "[{n: 7}, {n: 2, a: 1}] ~ {$densify: {field: 'n', range: {step: 2, bounds: [0, 6]}}}"
            + " ~ [{n: 0}, {n: 2, a: 1}, {n: 4}, {n: 7}]",
        "[{a: 1}, {n: 1}, {n: 3}] ~ {$densify: {field: 'n', range: {step: 1, bounds: 'full'}}}"
            + " ~ [{a: 1}, {n: 1}, {n: 2}, {n: 3}]",
        "[{k: 'a', n: 1}, {k: 'b', n: 2}, {k: 'a', n: 3}, {k: 'b', n: 2}] ~ {$densify: {field:"
            + " 'n', partitionByFields: ['k'], range: {step: 1, bounds: 'partition'}}}"
            + " ~ [{k: 'a', n: 1}, {k: 'a', n: 2}, {k: 'a', n: 3}, {k: 'b', n: 2}, {k: 'b', n: 2}]",
        "[{k: 'a', n: 1}, {k: 'b', n: 2}] ~ {$densify: {field: 'n', partitionByFields: ['k'],"
            + " range: {step: 1, bounds: 'full'}}}"
            + " ~ [{k: 'a', n: 1}, {k: 'a', n: 2}, {k: 'b', n: 1}, {k: 'b', n: 2}]",
        "[{o: {n: 1}}, {o: {n: 3}}] ~ {$densify: {field: 'o.n', range: {step: 1, bounds: 'full'}}}"
            + " ~ [{o: {n: 1}}, {o: {n: 2}}, {o: {n: 3}}]",
        "[{d: DAY1}, {d: DAY3}] ~ {$densify: {field: 'd', range: {step: 1, unit: 'day', bounds:"
            + " 'full'}}} ~ [{d: DAY1}, {d: DAY2}, {d: DAY3}]",
        "[{d: DAY2}] ~ {$densify: {field: 'd', range: {step: 1, unit: 'day', bounds: [DAY1,"
            + " DAY3]}}} ~ [{d: DAY1}, {d: DAY2}]",
        "[] ~ {$densify: {field: 'n', range: {step: 1, bounds: 'full'}}} ~ []",
        "[{n: 1}, {n: 2, a: null}, {n: 3, a: 5}] ~ {$fill: {output: {a: {value: 0}}}}"
            + " ~ [{n: 1, a: 0}, {n: 2, a: 0}, {n: 3, a: 5}]",
        "[{n: 1}] ~ {$fill: {output: {'o.a': {value: {$add: ['$n', 1]}}}}} ~ [{n: 1, o: {a: 2}}]",
        "[{n: 3}, {n: 1, a: 7}, {n: 2}] ~ {$fill: {sortBy: {n: 1}, output: {a: {method: 'locf'}}}}"
            + " ~ [{n: 1, a: 7}, {n: 2, a: 7}, {n: 3, a: 7}]",
        "[{n: 1}, {n: 2, a: 7}] ~ {$fill: {sortBy: {n: 1}, output: {a: {method: 'locf'}}}}"
            + " ~ [{n: 1, a: null}, {n: 2, a: 7}]",
        "[{n: 1, a: 1}, {n: 2}, {n: 5, a: 9}, {n: 6}] ~ {$fill: {sortBy: {n: 1}, output: {a:"
            + " {method: 'linear'}}}} ~ [{n: 1, a: 1}, {n: 2, a: 3.0}, {n: 5, a: 9}, {n: 6, a:"
            + " null}]",
        "[{d: DAY1, a: 0}, {d: DAY2}, {d: DAY3, a: 1}] ~ {$fill: {sortBy: {d: 1}, output: {a:"
            + " {method: 'linear'}}}} ~ [{d: DAY1, a: 0}, {d: DAY2, a: 0.5}, {d: DAY3, a: 1}]",
        "[{k: 1, n: 1, a: 1}, {k: 2, n: 2, a: 8}, {k: 1, n: 3}] ~ {$fill: {partitionByFields:"
            + " ['k'], sortBy: {n: 1}, output: {a: {method: 'locf'}}}} ~ [{k: 1, n: 1, a: 1}, {k:"
            + " 1, n: 3, a: 1}, {k: 2, n: 2, a: 8}]",
        "[{k: 1, a: 1}, {k: 2}] ~ {$fill: {partitionBy: {$mod: ['$k', 1]}, sortBy: {k: 1}, output:"
            + " {a: {method: 'locf'}}}} ~ [{k: 1, a: 1}, {k: 2, a: 1}]",
        "[{n: 1, a: 2}, {n: 2}, {n: 3, a: 4}] ~ {$setWindowFields: {sortBy: {n: 1}, output: {b:"
            + " {$locf: '$a'}, c: {$linearFill: '$a'}}}} ~ [{n: 1, a: 2, b: 2, c: 2}, {n: 2, b: 2,"
            + " c: 3.0}, {n: 3, a: 4, b: 4, c: 4}]",
        "[{d: DAY1, a: 1}, {d: DAY3, a: 2}, {d: DAY4, a: 4}] ~ {$setWindowFields: {sortBy: {d: 1},"
            + " output: {b: {$sum: '$a', window: {range: [-1, 'current'], unit: 'day'}}}}}"
            + " ~ [{d: DAY1, a: 1, b: 1}, {d: DAY3, a: 2, b: 2}, {d: DAY4, a: 4, b: 6}]",
      })
  void gapsAreFilled(String row) {
    String filled = row;
    for (int i = 1; i <= 4; i++) {
      filled = filled.replace("DAY" + i, day(i));
    }
    String[] parts = filled.split(" ~ ");

    assertThat(run(parts[0], parts[1])).isEqualTo(list(parts[2]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$densify: {field: 'n'}}",
        "{$densify: {field: 'n', range: {step: 0, bounds: 'full'}}}",
        "{$densify: {field: 'n', range: {step: 1, bounds: 'partition'}}}",
        "{$densify: {field: 'n', range: {step: 1, bounds: [1]}}}",
        "{$densify: {field: 'n', range: {step: 1, unit: 'eon', bounds: 'full'}}}",
        "{$densify: {field: 'n', range: {step: 1, unit: 'day', bounds: [1, 2]}}}",
        "{$densify: {field: 's', range: {step: 1, bounds: 'full'}}}",
        "{$densify: {field: 'n', range: {step: 1e-7, bounds: [0, 1]}}}",
        "{$fill: {}}",
        "{$fill: {output: {a: {method: 'locf'}}}}",
        "{$fill: {sortBy: {n: 1}, output: {a: {method: 'guess'}}}}",
        "{$fill: {sortBy: {n: 1, s: 1}, output: {a: {method: 'linear'}}}}",
        "{$fill: {sortBy: {s: 1}, output: {a: {method: 'linear'}}}}",
        "{$fill: {output: {a: 5}}}",
        "{$setWindowFields: {sortBy: {n: 1}, output: {b: {$sum: '$n', window: {range: [0, 1], unit:"
            + " 'day'}}}}}",
      })
  void whatCannotBeFilledIsRefused(String stage) {
    remote.insert("{n: 1, s: 'a'}");

    String message =
        remote.refusal("aggregate", "pipeline", List.of(Document.parse(stage))).getMessage();

    assertThat(message).isNotBlank().doesNotContain("java", "Exception", "cast", "null");
  }
}
