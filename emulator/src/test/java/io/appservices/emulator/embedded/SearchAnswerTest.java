package io.appservices.emulator.embedded;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.SearchRequest;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of Atlas Search that a test answers. */
class SearchAnswerTest {

  private final TestApp app = TestApp.shared();

  @ParameterizedTest
  @ValueSource(strings = {"$search", "$vectorSearch"})
  void aTestAnswersASearch(String stage) {
    List<SearchRequest> asked = new ArrayList<>();
    app.emulated()
        .onSearch(
            request -> {
              asked.add(request);
              return List.of(
                  Map.of("_id", 1, "title", "Pie", "score", 2.5),
                  Map.of("_id", 2, "title", "Tart"));
            });

    Response found =
        run(
            "[{'%s': {text: {query: 'pie', path: 'title'}}}, {$limit: 1}, {$project: {title: 1}}]",
            stage);

    assertThat(found).isJson(200);
    assertThat(found.documents())
        .containsExactly(Document.parse("{_id: {$numberInt: '1'}, title: 'Pie'}"));
    assertThat(asked)
        .containsExactly(
            new SearchRequest(
                "mongodb-atlas",
                "shop",
                "cakes",
                stage,
                Map.of("text", Map.of("query", "pie", "path", "title"))));
  }

  @Test
  void aSearchThatNobodyAnswersIsRefusedByName() {
    Response refused = run("[{'%s': {}}]", "$search");

    assertThat(refused.status()).isEqualTo(501);
    assertThat(refused.body()).contains("$search");
  }

  @Test
  void anAnswerThatFailsFailsTheOperation() {
    app.emulated()
        .onSearch(
            request -> {
              throw new IllegalStateException("no index of this name");
            });

    Response refused = run("[{'%s': {}}]", "$search");

    assertThat(refused).isRefusedWithCode(400, "MongoDBError");
    assertThat(refused.string("error")).contains("no index of this name");
  }

  private Response run(String pipeline, String stage) {
    String token = app.client().logInAnonymously().tokens().accessToken();
    Document argument =
        new Document("database", "shop")
            .append("collection", "cakes")
            .append("pipeline", Document.parse("{p: " + pipeline.formatted(stage) + "}").get("p"));
    Document body =
        new Document("name", "aggregate")
            .append("service", "mongodb-atlas")
            .append("arguments", List.of(argument));
    return app.client()
        .send("POST", app.client().app("/functions/call"), token, Ejson.canonical(body));
  }
}
