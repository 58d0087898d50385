package io.appservices.emulator.apps;

import static io.appservices.emulator.apps.Workshop.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The private API, as test suites of SDKs use it. */
class PrivateApiTest {

  private final Workshop shop = Workshop.shared();
  private final String token = shop.app().admin().logIn().tokens().accessToken();

  @Test
  void featureFlagsAreSwitched() {
    assertThat(call("GET", "/features", null).document()).isEqualTo(json("{enabled: []}"));

    assertThat(call("POST", "/features", "{action: 'enable', feature_flags: ['a', 'b', 'a']}"))
        .isDone(200);
    assertThat(call("POST", "/features", "{action: 'disable', feature_flags: ['a', 'c']}"))
        .isDone(200);

    assertThat(call("GET", "/features", null).document()).isEqualTo(json("{enabled: ['b']}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{action: 'toggle', feature_flags: ['a']}",
        "{action: 'enable', feature_flags: 'a'}",
        "{action: 'enable', feature_flags: ['a', null]}",
        "{feature_flags: ['a']}",
      })
  void whatMakesNoSenseIsRefused(String body) {
    assertThat(call("POST", "/features", body)).hasStatus(400);
    assertThat(call("GET", "/features", null).document()).isEqualTo(json("{enabled: []}"));
  }

  @Test
  void settingsAreKept() {
    assertThat(call("GET", "/settings", null)).isJson(200).hasBody("{}");
    assertThat(call("PATCH", "/settings", "{a: 1, b: {c: 2}}")).isEmpty(204);
    assertThat(call("PATCH", "/settings", "{a: 3}")).isEmpty(204);
    assertThat(call("GET", "/settings", null).document()).isEqualTo(json("{a: 3, b: {c: 2}}"));
  }

  @Test
  void settingsAreNoDeployments() {
    call("POST", "/features", "{action: 'enable', feature_flags: ['a']}");
    call("PATCH", "/settings", "{a: 1}");
    assertThat(shop.deployments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /triggers", "GET /triggers/5f60207f14dfb25d24511299"})
  void triggersOfTheInternalConsoleAreRefusedByName(String call) {
    String url = url(call.substring(4)).replace("/v1.0/", "/v1.0/admin/");

    Response refused = Http.send("GET", url, null, "Authorization", "Bearer " + token);

    assertThat(refused).isRefusedWithCode(501, "NotEmulated");
    assertThat(refused.string("error")).contains("/admin/groups/{groupId}/apps/{appId}/triggers");
    assertThat(Http.send("GET", url, null)).hasStatus(401);
  }

  @Test
  void onlyTheOperatorMayCall() {
    String url = url("/features");
    assertThat(Http.send("GET", url, null)).hasStatus(401);
    String users = shop.anonymous();
    assertThat(Http.send("GET", url, null, "Authorization", "Bearer " + users)).hasStatus(401);
  }

  private Response call(String method, String path, String body) {
    byte[] bytes = body == null ? null : Ejson.relaxed(Document.parse(body));
    return Http.send(method, url(path), bytes, "Authorization", "Bearer " + token);
  }

  private String url(String path) {
    String app = shop.app().admin().group("/apps/" + shop.app().emulated().id());
    return shop.app().emulator().baseUrl() + "/api/private/v1.0" + app + path;
  }
}
