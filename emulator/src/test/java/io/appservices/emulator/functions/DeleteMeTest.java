package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The function of the documentation that deletes its caller, and the trigger that cleans up. */
class DeleteMeTest {

  private static final String CLEAN_UP =
      """
      exports = async function (authEvent) {
        const items = context.services.get("mongodb-atlas").db("todo").collection("todo_items");
        await items.deleteMany({ owner_id: authEvent.user.id });
      };
      """;

  private final Code code = Code.shared();

  @BeforeEach
  void prepare() throws IOException {
    EmulatorConfig config = code.app().emulator().config();
    code.create(
        "/values",
        new Document("name", "adminApiPublicKey").append("value", config.operator().publicKey()));
    code.create(
        "/secrets",
        new Document("name", "thePrivateKey").append("value", config.operator().privateKey()));
    code.create(
        "/values", json("{name: 'adminApiPrivateKey', value: 'thePrivateKey', from_secret: true}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"services.cloud.mongodb.com", "realm.mongodb.com"})
  void theDocumentedFunctionDeletesItsCaller(String host) throws IOException {
    code.function("deleteMe", source(host));
    Tokens user = code.signUp();
    Tokens other = code.app().client().signUp("other@example.com", "password");

    Response answer = code.call(user.accessToken(), "deleteMe");

    assertThat(answer).isJson(200).hasBody('"' + user.userId() + '"');
    assertThat(code.app().admin().user(user.userId())).isRefusedWithCode(404, "UserNotFound");
    assertThat(code.app().client().refresh(user.refreshToken()))
        .isRefusedWithCode(401, "InvalidSession");
    assertThat(code.app().client().logIn(Code.EMAIL, Code.PASSWORD))
        .isRefusedWithCode(401, "InvalidPassword");
    assertThat(code.app().admin().user(other.userId())).isJson(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{run_as_system: true}",
        "{private: true, run_as_system: true}",
        "{private: true}",
        "{run_as_user_id: 'OTHER'}",
        "{run_as_user_id_script_source: 'exports = () => \"OTHER\"'}",
        "{run_as_user_id_script_source: 'exports = () => ({runAsSystem: true})'}",
      })
  void itDeletesItsCallerWhateverItRunsAs(String settings) throws IOException {
    Tokens user = code.signUp();
    Tokens other = code.app().client().signUp("other@example.com", "password");
    code.function(
        "deleteMe",
        source("services.cloud.mongodb.com"),
        json(settings.replace("OTHER", other.userId())));
    code.function("entry", "exports = () => context.functions.execute('deleteMe')");

    Response answer =
        code.call(user.accessToken(), settings.contains("private") ? "entry" : "deleteMe");

    assertThat(answer).isJson(200).hasBody('"' + user.userId() + '"');
    assertThat(code.app().admin().user(user.userId())).isRefusedWithCode(404, "UserNotFound");
    assertThat(code.app().admin().user(other.userId())).isJson(200);
  }

  /** How a page, an editor or another system hands the text on. */
  @ParameterizedTest
  @EnumSource
  void theFormOfTheWhiteSpaceDoesNotMatter(Spacing spacing) throws IOException {
    code.function("deleteMe", spacing.of(source("services.cloud.mongodb.com")));
    Tokens user = code.signUp();

    assertThat(code.call(user.accessToken(), "deleteMe"))
        .isJson(200)
        .hasBody('"' + user.userId() + '"');
    assertThat(code.app().admin().user(user.userId())).isRefusedWithCode(404, "UserNotFound");
  }

  /** Forms that one text may have. */
  enum Spacing {
    INDENTED_BY_THREE("(?m)^", "   "),
    TRAILING_BLANKS("(?m)$", "  \t"),
    CARRIAGE_RETURNS("\n", "\r\n"),
    NO_BREAK_SPACES("(?m)^ +", "\u00a0\u00a0"),
    BYTE_ORDER_MARK("\\A", "\ufeff"),
    BLANK_LINES("\n", "\n \n");

    private final String pattern;
    private final String replacement;

    Spacing(String pattern, String replacement) {
      this.pattern = pattern;
      this.replacement = replacement;
    }

    String of(String source) {
      String spaced = source.replaceAll(pattern, replacement);
      assertThat(spaced).isNotEqualTo(source);
      return spaced;
    }
  }

  @Test
  void theDeleteTriggerRemovesTheItemsOfTheUserOnly() throws IOException {
    code.function("deleteMe", source("services.cloud.mongodb.com"));
    String cleanUp = code.function("cleanUp", CLEAN_UP);
    code.create(
        "/triggers",
        json("""
        {name: 'cleanUpAfterUser', type: 'AUTHENTICATION', disabled: false,
         config: {operation_type: 'DELETE', providers: ['local-userpass', 'anon-user']}}
        """)
            .append("function_id", cleanUp));
    Tokens user = code.signUp();
    insertItems(user);

    assertThat(code.call(user.accessToken(), "deleteMe")).isJson(200);

    await()
        .untilAsserted(
            () -> assertThat(items()).extracting(item -> item.get("_id")).containsExactly("other"));
  }

  @Test
  void withoutATriggerTheDocumentsOfADeletedUserStay() throws IOException {
    code.function("deleteMe", source("services.cloud.mongodb.com"));
    Tokens user = code.signUp();
    insertItems(user);

    assertThat(code.call(user.accessToken(), "deleteMe")).isJson(200);

    assertThat(code.app().admin().user(user.userId())).hasStatus(404);
    assertThat(items())
        .extracting(item -> item.get("owner_id"))
        .containsExactly(user.userId(), user.userId(), "somebody else");
  }

  private void insertItems(Tokens user) {
    List<Document> items =
        List.of(
            new Document("_id", "milk").append("owner_id", user.userId()),
            new Document("_id", "bread").append("owner_id", user.userId()),
            new Document("_id", "other").append("owner_id", "somebody else"));
    Document argument =
        new Document("database", "todo")
            .append("collection", "todo_items")
            .append("documents", items);
    assertThat(code.data(user.accessToken(), DATA, "insertMany", argument)).isJson(200);
  }

  private List<Document> items() {
    return code.documents(DATA, "todo", "todo_items");
  }

  /** Only the two ids are filled in; the host is tried in both forms that the service had. */
  private String source(String host) throws IOException {
    try (InputStream in = DeleteMeTest.class.getResourceAsStream("delete-me.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("services.cloud.mongodb.com", host)
          .replace("{insert-your-project-id}", code.app().emulated().groupId())
          .replace("{insert-your-app-id}", code.app().emulated().id());
    }
  }
}
