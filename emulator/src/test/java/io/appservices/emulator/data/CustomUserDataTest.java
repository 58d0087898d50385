package io.appservices.emulator.data;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom user data: set up through the Admin API, kept in a collection, read in tokens. */
class CustomUserDataTest extends CustomUserDataFixture {

  private static final Document UNSET =
      json(
          "{enabled: false, mongo_service_id: '', database_name: '', collection_name: '',"
              + " user_id_field: ''}");

  @Test
  void theDocumentOfTheUserIsInItsAccessTokenFromTheNextLoginOrRefresh() {
    setUp(json("{mongo_service_name: 'mongodb-atlas'}"));
    Tokens user = code.signUp();
    assertThat(claims(user.accessToken())).doesNotContainKey("user_data");

    insert(new Document("_id", 1).append("user_id", user.userId()).append("color", "red"));

    assertThat(userData(code.app().client().refresh(user.refreshToken())))
        .containsEntry("color", "red");
    assertThat(userData(code.app().client().logIn(Code.EMAIL, Code.PASSWORD)))
        .containsEntry("color", "red")
        .containsEntry("user_id", user.userId());
  }

  @Test
  void aDocumentWithTheIdAsTextComesBeforeOneWithAnObjectId() {
    setUp(json("{mongo_service_name: 'mongodb-atlas'}"));
    Tokens user = code.signUp();

    insert(new Document("_id", 1).append("user_id", new ObjectId(user.userId())));
    assertThat(userData(login())).containsKey("_id").extracting("_id").isEqualTo(1);
    insert(new Document("_id", 2).append("user_id", user.userId()));
    insert(new Document("_id", 3).append("user_id", user.userId()));
    assertThat(userData(login())).extracting("_id").isEqualTo(2);
  }

  @Test
  void theIdOfTheDocumentIsText() {
    setUp(json("{mongo_service_name: 'mongodb-atlas'}"));
    Tokens user = code.signUp();
    ObjectId id = new ObjectId();
    ObjectId friend = new ObjectId();

    insert(
        new Document("_id", id)
            .append("user_id", user.userId())
            .append("friends", List.of(friend)));

    assertThat(userData(login()))
        .containsEntry("_id", id.toHexString())
        .containsEntry("friends", List.of(friend));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{enabled: 'yes'}", "{database_name: 7}", "{user_id_field: {}}"})
  void settingsOfTheWrongTypeAreRefused(String settings) {
    AdminApiClient admin = code.app().admin();

    assertThat(admin.onApp("PATCH", "/custom_user_data", json(settings)))
        .isRefusedWithCode(400, "InvalidParameter");

    assertThat(admin.onApp("GET", "/custom_user_data", null).document()).isEqualTo(UNSET);
  }

  @Test
  void whatNobodyHasSetIsThereAndEmpty() {
    AdminApiClient admin = code.app().admin();
    assertThat(admin.onApp("GET", "/custom_user_data", null).document()).isEqualTo(UNSET);

    Document change = json("{database_name: 'd'}");
    assertThat(admin.onApp("PATCH", "/custom_user_data", change)).isEmpty(204);

    Document shown = admin.onApp("GET", "/custom_user_data", null).document();
    assertThat(shown).isEqualTo(new Document(UNSET).append("database_name", "d"));
    assertThat(admin.onApp("PATCH", "/custom_user_data", shown)).isEmpty(204);
    assertThat(admin.onApp("GET", "/custom_user_data", null).document()).isEqualTo(shown);
    assertThat(admin.onApp("GET", "/pull", null).document().get("custom_user_data"))
        .isEqualTo(json("{enabled: false, database_name: 'd'}"));
  }

  @Test
  void typesThatJsonLacksAreExtendedJson() {
    setUp(json("{mongo_service_name: 'mongodb-atlas'}"));
    Tokens user = code.signUp();
    insert(
        new Document("_id", new ObjectId("5f60207f14dfb25d24511201"))
            .append("user_id", user.userId())
            .append("friend", new ObjectId("5f60207f14dfb25d24511202"))
            .append("n", 1L));

    String[] parts = login().string("access_token").split("\\.");
    assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8))
        .contains("\"_id\":\"5f60207f14dfb25d24511201\"")
        .contains("\"friend\":{\"$oid\":\"5f60207f14dfb25d24511202\"}");
  }

  @Test
  void functionsRulesAndVerifyTokenSeeWhatTheTokenCarries() {
    setUp(json("{mongo_service_name: 'mongodb-atlas'}"));
    code.function("mine", "exports = () => context.user.custom_data.color;");
    code.function(
        "gated",
        "exports = () => 'in';",
        json("{can_evaluate: {'%%user.custom_data.color': 'red'}}"));
    Tokens user = code.signUp();
    assertThat(code.call(user.accessToken(), "gated")).hasStatus(403);

    insert(new Document("_id", 1).append("user_id", user.userId()).append("color", "red"));

    assertThat(code.call(user.accessToken(), "mine")).hasBody("{\"$undefined\":true}");
    assertThat(code.call(user.accessToken(), "gated")).hasStatus(403);
    String fresh = code.app().client().refresh(user.refreshToken()).string("access_token");
    assertThat(code.call(fresh, "mine")).hasBody("\"red\"");
    assertThat(code.call(fresh, "gated")).hasBody("\"in\"");
    Document verified = code.app().admin().verify(login().string("access_token")).document();
    assertThat(verified.get("custom_user_data", Document.class)).containsEntry("color", "red");
  }

  @Test
  void functionsSeeIdsAndDatesOfItAsSuch() {
    setUp(json("{mongo_service_name: 'mongodb-atlas'}"));
    code.function("mine", "exports = () => context.user.custom_data;");
    Tokens user = code.signUp();
    Document document =
        new Document("_id", new ObjectId())
            .append("user_id", user.userId())
            .append("friend", new ObjectId())
            .append("since", new Date(0))
            .append("tags", List.of("a", "b"));
    insert(document);

    assertThat(code.call(login().string("access_token"), "mine").document()).isEqualTo(document);
  }

  @Test
  void theServiceMayBeNamedByTheIdThatTheAdminApiGaveIt() {
    String service =
        code.create("/services", json("{name: 'BackingDB', type: 'mongodb', config: {}}"));
    setUp(new Document("mongo_service_id", service));
    Tokens user = code.signUp();
    Document insert =
        json("{database: 'app', collection: 'UserData'}")
            .append("document", new Document("_id", 1).append("user_id", user.userId()));
    assertThat(code.data(user.accessToken(), "BackingDB", "insertOne", insert)).isJson(200);

    assertThat(userData(login())).extracting("_id").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{enabled: false}",
        "{mongo_service_name: 'nope'}",
        "{mongo_service_name: null}",
        "{database_name: null}",
        "{collection_name: ''}",
      })
  void whatIsNotFullySetUpAddsNothingAndBreaksNothing(String change) {
    setUp(json("{mongo_service_name: 'mongodb-atlas'}"));
    assertThat(code.admin("PATCH", "/custom_user_data", json(change))).isEmpty(204);
    Tokens user = code.signUp();
    insert(new Document("_id", 1).append("user_id", user.userId()));

    assertThat(claims(login().string("access_token"))).doesNotContainKey("user_data");
  }

  @Test
  void theSettingsAreMergedAndShown() {
    setUp(json("{mongo_service_name: 'mongodb-atlas'}"));
    assertThat(code.admin("PATCH", "/custom_user_data", json("{user_id_field: 'owner'}")))
        .isEmpty(204);

    assertThat(code.admin("GET", "/custom_user_data", null).document())
        .isEqualTo(
            json(
                "{enabled: true, database_name: 'app', collection_name: 'UserData',"
                    + " user_id_field: 'owner', mongo_service_name: 'mongodb-atlas',"
                    + " mongo_service_id: ''}"));
  }

  private void insert(Document document) {
    code.mongo(DATA, "app", "UserData", collection -> collection.insertOne(document));
  }

  private static Document userData(Response response) {
    return claims(response.string("access_token")).get("user_data", Document.class);
  }
}
