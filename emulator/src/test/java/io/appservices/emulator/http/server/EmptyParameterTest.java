package io.appservices.emulator.http.server;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An optional parameter that is there and empty is one that was not sent. */
class EmptyParameterTest {

  private final TestApp app = TestApp.shared();

  @Test
  void madeWithAnEmptyProductAnAppIsAStandardOne() {
    Response made =
        app.admin()
            .call("POST", app.admin().group("/apps?product="), new Document("name", "made-empty"));

    assertThat(made).isJson(201);
    assertThat(made.document()).containsEntry("product", "standard");
  }

  @Test
  void anEmptyProductListsWhatNoProductLists() {
    String apps = app.admin().group("/apps");

    assertThat(ids(app.admin().call("GET", apps + "?product=", null)))
        .contains(app.emulated().id())
        .containsAll(ids(app.admin().call("GET", apps, null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /export?version=&template=",
        "POST /import?strategy=&diff=",
        "GET /logs?start_date=&end_date=&user_id=&co_id=&type=&errors_only=&skip=&limit=",
        "GET /measurements?start=&end=&granularity=",
        "GET /users?sort=&desc=&status=&provider_types=&limit=&after=",
        "GET /user_registrations/pending_users?after=&limit=",
        "GET /push/notifications?state=",
        "POST /debug/execute_function_source?user_id=&run_as_system=",
      })
  void anOperatorMaySendItEmpty(String call) {
    String[] parts = call.split(" ");
    Document body = new Document("config_version", 20210101).append("source", "exports = 1");

    Response answer = app.admin().onApp(parts[0], parts[1], parts[0].equals("POST") ? body : null);

    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
  }

  @Test
  void aClientMaySendItEmpty() {
    String login = app.client().app("/auth/providers/anon-user/login");

    assertThat(app.client().send("POST", login + "?link=", null, "{}")).isJson(200);
    assertThat(app.client().send("GET", login + "?device=", null, null)).isJson(200);
  }

  @Test
  void whatIsRequiredIsMissingIfItIsEmpty() {
    assertThat(app.admin().onApp("GET", "/sync/state?sync_type=", null))
        .isRefusedWithCode(400, "MissingParameter");
  }

  @Test
  void pagesOfAtlasMayBeAskedForWithEmptyParameters() {
    AtlasApiClient atlas = new AtlasApiClient(app.emulator());
    String query = "?pageNum=&itemsPerPage=&includeCount=&pretty=&envelope=";

    Response page = atlas.call("GET", atlas.group("/databaseUsers") + query, null);

    assertThat(page).hasStatus(200);
    assertThat(page.document()).containsKeys("results", "totalCount");
  }

  @Test
  void anEmptyFilterOfTheOutboxSelectsNothingOut() {
    app.admin()
        .configure(
            "local-userpass",
            Document.parse("{autoConfirm: false, emailConfirmationUrl: 'http://localhost/c'}"));
    app.client().register("empty-filter@example.com", "password");
    String url = app.emulator().baseUrl() + "/__emulator/v1/outbox?app=&to=&kind=";

    assertThat(Http.send("GET", url, null).body()).contains("empty-filter@example.com");
  }

  private static List<Object> ids(Response list) {
    return list.documents().stream().map(one -> one.get("_id")).toList();
  }
}
