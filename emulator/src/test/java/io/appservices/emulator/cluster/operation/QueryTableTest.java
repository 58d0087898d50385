package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The table in docs/queries.md tells what the embedded server runs of what the manual lists. */
class QueryTableTest {

  private static final Path NAMES =
      Path.of("src/test/resources/io/appservices/emulator/cluster/operation/manual-names.txt");
  private static final Path PAGE = Path.of("../docs/queries.md");

  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?i).*(unrecognized|unknown|not yet implemented|does not have|not emulated|not"
              + " implemented|not supported|only supported|only allowed|invalid operator|\\$where|not allowed).*",
          Pattern.DOTALL);

  private static final Remote REMOTE = Remote.scripted(Duration.ofMinutes(3));

  @AfterAll
  static void close() {
    REMOTE.close();
  }

  @Test
  void theTableTellsWhatRuns() throws IOException {
    REMOTE.insert("{_id: 1, a: 1}");
    List<String> rows = new ArrayList<>();
    rows(rows, "stages", QueryTableTest::stageRuns);
    rows(rows, "expressions", QueryTableTest::expressionRuns);
    rows(rows, "query", QueryTableTest::fieldOperatorRuns);
    rows(rows, "query-top", QueryTableTest::topOperatorRuns);
    rows(rows, "updates", QueryTableTest::updateRuns);
    Files.write(Path.of("target/queries.md"), rows);

    assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList())
        .as("the rows of docs/queries.md; target/queries.md has those of today")
        .isEqualTo(rows);
  }

  private static void rows(List<String> rows, String kind, Predicate<String> runs)
      throws IOException {
    String line =
        Files.readAllLines(NAMES).stream()
            .filter(found -> found.startsWith(kind + ": "))
            .findFirst()
            .orElseThrow();
    for (String name : line.substring(kind.length() + 2).split(" ")) {
      rows.add("| `" + name + "` | " + kind + " | " + (runs.test(name) ? "runs" : "no") + " |");
    }
  }

  private static boolean runs(AppServicesException refusal) {
    return refusal == null
        || refusal.kind() != AppServicesException.Kind.NOT_EMULATED
            && !UNKNOWN.matcher(refusal.getMessage()).matches();
  }

  private static boolean pipelineRuns(Document stage) {
    return runs(REMOTE.refusal("aggregate", "pipeline", List.of(stage)));
  }

  private static boolean stageRuns(String name) {
    return pipelineRuns(new Document(name, name.equals("$out") ? "out" : new Document()));
  }

  private static boolean expressionRuns(String name) {
    if (name.equals("$meta")) {
      return pipelineRuns(json("{$addFields: {r: {$meta: 'textScore'}}}"));
    }
    Object operand =
        switch (name) {
          case "$let" -> json("{vars: {v: '$a'}, in: '$$v'}");
          case "$function" -> json("{body: 'function (a) { return a }', args: ['$a'], lang: 'js'}");
          default -> List.of("$a", "$a");
        };
    return pipelineRuns(new Document("$addFields", new Document("r", new Document(name, operand))));
  }

  private static boolean fieldOperatorRuns(String name) {
    Object operand =
        switch (name) {
          case "$in", "$nin", "$all" -> List.of(1);
          case "$mod" -> List.of(2, 1);
          case "$elemMatch", "$not" -> new Document("$gt", 0);
          case "$geoWithin" -> json("{$box: [[0, 0], [1, 1]]}");
          case "$geoIntersects", "$near", "$nearSphere" ->
              json("{$geometry: {type: 'Point', coordinates: [0, 0]}}");
          case "$regex", "$type" -> "string";
          default -> 1;
        };
    return runs(REMOTE.refusal("find", "query", new Document("a", new Document(name, operand))));
  }

  private static boolean topOperatorRuns(String name) {
    Object operand =
        switch (name) {
          case "$expr" -> json("{$eq: ['$a', 1]}");
          case "$jsonSchema" -> json("{required: ['a']}");
          case "$text" -> json("{$search: 'a'}");
          case "$where" -> "true";
          default -> List.of(new Document());
        };
    return runs(REMOTE.refusal("find", "query", new Document(name, operand)));
  }

  private static boolean updateRuns(String name) {
    Object value =
        switch (name) {
          case "$bit" -> json("{and: 1}");
          case "$currentDate" -> true;
          case "$rename" -> "b";
          case "$pullAll" -> List.of(1);
          default -> 1;
        };
    Document update = new Document(name, new Document("z", value));
    return runs(REMOTE.refusal("updateOne", "query", new Document("_id", 9), "update", update));
  }
}
