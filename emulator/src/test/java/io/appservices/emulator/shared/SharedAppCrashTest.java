package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * An emulator ends between two writes of a call about apps, after each number of them: another one
 * finds the change as a whole or not at all, and the call can be sent to it again.
 */
class SharedAppCrashTest extends CutCalls {

  @Test
  void anAppIsThereOnce() {
    forEachCut(
        writes -> {
          Document body = new Document("name", "app-" + made++);
          return new Attempt(
              () -> admin(first).call("POST", admin(first).group("/apps"), body),
              () -> {
                List<Document> left = named(body.getString("name"));
                assertThat(left).hasSizeLessThanOrEqualTo(1);
                // Apps may have the same name.
                assertThat(admin(second).call("POST", admin(second).group("/apps"), body).status())
                    .isEqualTo(201);
                assertThat(named(body.getString("name")))
                    .hasSize(left.size() + 1)
                    .allMatch(
                        app ->
                            admin(second)
                                    .call(
                                        "GET", admin(second).group("/apps/" + app.get("_id")), null)
                                    .status()
                                == 200);
              });
        });
  }

  @Test
  void anAppThatIsDeletedIsThereOrGone() {
    forEachCut(
        writes -> {
          Document body = new Document("name", "app-" + made++);
          Response app = admin(second).call("POST", admin(second).group("/apps"), body);
          String path = admin(second).group("/apps/" + app.string("_id"));
          return new Attempt(
              () -> admin(first).call("DELETE", path, null),
              () -> {
                assertThat(admin(second).call("GET", path, null).status()).isIn(200, 404);
                assertThat(admin(second).call("DELETE", path, null).status()).isIn(204, 404);
                assertThat(named(body.getString("name"))).isEmpty();
              });
        });
  }

  private List<Document> named(String name) {
    return admin(second).call("GET", admin(second).group("/apps"), null).documents().stream()
        .filter(found -> name.equals(found.getString("name")))
        .toList();
  }

  @Test
  void aFunctionIsThereOnce() {
    forEachCut(
        writes -> {
          String name = "function" + made++;
          Document body = new Document("name", name).append("source", "exports = () => 1");
          return new Attempt(
              () -> admin(first).onApp("POST", "/functions", body),
              () -> {
                assertThat(admin(second).onApp("POST", "/functions", body).status())
                    .isLessThan(500);
                assertThat(admin(second).onApp("GET", "/functions", null).documents())
                    .filteredOn(function -> name.equals(function.getString("name")))
                    .hasSize(1);
              });
        });
  }
}
