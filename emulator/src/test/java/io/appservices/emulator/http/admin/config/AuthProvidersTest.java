package io.appservices.emulator.http.admin.config;

import static io.appservices.emulator.http.admin.config.AuthProviders.PATH;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an operator adds ways to log in. */
class AuthProvidersTest {

  private final TestApp app = TestApp.shared();
  private final AdminApiClient admin = app.admin();
  private final ClientApiClient client = app.client();
  private final AuthProviders providers = new AuthProviders(app);

  @Test
  void theyAreListedInTheOrderTheyWereAddedWithoutTheirConfiguration() {
    int before = admin.providers().documents().size();
    providers.create(
        new Document("type", "custom-token").append("config", new Document("audience", "x")));
    providers.create(new Document("type", "custom-function"));

    List<Document> listed = admin.providers().documents();

    assertThat(listed)
        .allSatisfy(p -> assertThat(p).containsOnlyKeys("_id", "name", "type", "disabled"))
        .allSatisfy(p -> assertThat(p.getString("_id")).matches("[0-9a-f]{24}"));
    assertThat(listed.subList(before, listed.size()))
        .extracting(p -> p.get("type"))
        .containsExactly("custom-token", "custom-function");
    assertThat(listed.get(before))
        .containsEntry("name", "custom-token")
        .containsEntry("disabled", false);
  }

  @Test
  void creatingAnswersTheProviderWithoutConfigurationAndGettingItShowsAll() {
    Document settings =
        new Document("config", new Document("signingAlgorithm", "HS256").append("audience", ""))
            .append("secret_config", new Document("signingKeys", List.of("key")))
            .append("metadata_fields", List.of(new Document("name", "a").append("required", true)));
    Document body = new Document("type", "custom-token").append("name", "custom-token");
    body.putAll(settings);

    Document created = providers.create(body.append("disabled", true));

    assertThat(created)
        .containsOnlyKeys("_id", "name", "type", "disabled")
        .containsEntry("disabled", true);
    Document whole = new Document(created);
    whole.putAll(settings);
    assertThat(providers.get(created)).isEqualTo(whole);
  }

  @Test
  void aProviderWithoutConfigurationHasAnEmptyOne() {
    Document created = providers.create(new Document("type", "custom-function"));

    assertThat(providers.get(created))
        .isEqualTo(new Document(created).append("config", new Document()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"anon-user", "api-key", "local-userpass"})
  void aSecondOneOfATypeIsRefused(String type) {
    Document second = new Document("type", type).append("config", new Document());

    assertThat(admin.onApp("POST", PATH, second))
        .isRefusedWithCode(409, "AuthProviderAlreadyExists");
    assertThat(admin.providers().documents()).extracting(p -> p.get("type")).containsOnlyOnce(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                  | MissingParameter",
        "{\"name\":\"custom-token\"}                         | MissingParameter",
        "{\"type\":null}                                     | MissingParameter",
        "{\"type\":\"nothing\"}                              | InvalidParameter",
        "{\"type\":1}                                        | InvalidParameter",
        "{\"type\":\"Custom-Token\"}                         | InvalidParameter",
        "{\"type\":\"custom-token\",\"disabled\":\"no\"}     | InvalidParameter",
        "[]                                                  | BadRequest",
      })
  void whatIsNoProviderIsNotCreated(String body, String code) {
    int before = admin.providers().documents().size();

    assertThat(admin.onApp("POST", PATH, body)).isRefusedWithCode(400, code);

    assertThat(admin.providers().documents()).hasSize(before);
  }

  @Test
  void emailAndPasswordNeedAConfiguration() {
    Document userpass = providers.userpass();
    admin.switchProvider("local-userpass", "disable");
    assertThat(admin.onApp("DELETE", PATH + "/" + userpass.get("_id"), null)).isEmpty(204);

    for (Object config : new Object[] {null, "x", List.of()}) {
      Document body = new Document("type", "local-userpass").append("config", config);
      assertThat(admin.onApp("POST", PATH, body)).isRefusedWithCode(400, "MissingParameter");
    }
    providers.create(
        new Document("type", "local-userpass").append("config", new Document("autoConfirm", true)));
    client.signUp("a@b.c", "password");
  }

  @Test
  void aTypeDoesNotChange() {
    String path = PATH + "/" + providers.userpass().get("_id");

    assertThat(admin.onApp("PATCH", path, Map.of("type", "anon-user")))
        .isRefusedWithCode(400, "InvalidParameter");

    assertThat(providers.get(providers.userpass())).containsEntry("type", "local-userpass");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String elsewhere = TestApp.shared().admin().provider("api-key").substring(PATH.length() + 1);
    for (String id : List.of(new ObjectId().toHexString(), "1", "api-key", elsewhere)) {
      String path = PATH + "/" + id;
      for (Response response :
          List.of(
              admin.onApp("GET", path, null),
              admin.onApp("PATCH", path, Map.of("disabled", true)),
              admin.onApp("PUT", path + "/enable", null),
              admin.onApp("PUT", path + "/disable", null),
              admin.onApp("DELETE", path, null))) {
        assertThat(response).isRefused(404, "AuthProviderNotFound", "auth provider not found");
      }
    }
  }
}
