package io.appservices.emulator.data;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function that is asked when a user is made. */
class UserCreationFunctionTest extends CustomUserDataFixture {

  private static final String CREATION = "on_user_creation_function_id";

  @Test
  void theCreationFunctionSeesTheUserBeforeItIsThereAndItsDataIsInTheFirstToken() {
    String id =
        code.function(
            "welcome",
            """
            exports = async user => {
              await context.services.get("mongodb-atlas").db("app").collection("UserData")
                .insertOne({user_id: user.id, greeting: "hello " + user.data.email});
            };
            """);
    setUp(json("{mongo_service_name: 'mongodb-atlas'}").append(CREATION, id));

    Tokens user = code.signUp();

    assertThat(claims(user.accessToken()).get("user_data", Document.class))
        .containsEntry("greeting", "hello " + Code.EMAIL);
    login();
    assertThat(code.documents(DATA, "app", "UserData")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on_user_creation_function_id", "on_user_creation_function_name"})
  void theCreationFunctionCannotBeDeletedUntilAnotherOneIsAsked(String member) {
    String id = code.function("first", "exports = () => true;");
    String other = code.function("second", "exports = () => true;");
    setUp(new Document(member, member.equals(CREATION) ? id : "first"));

    assertThat(code.admin("DELETE", "/functions/" + id, null))
        .isRefused(
            400,
            "BadRequest",
            "function 'first' is the user creation function: choose another one first");
    assertThat(code.admin("GET", "/functions/" + id, null)).isJson(200);

    setUp(new Document(member, member.equals(CREATION) ? other : "second"));
    assertThat(code.admin("DELETE", "/functions/" + id, null)).hasStatus(200);
  }

  @Test
  void theCreationFunctionCanRefuseAUserAndTheNextLoginIsAskedAgain() {
    String id = code.function("refuse", "exports = () => { throw new Error('not you'); };");
    setUp(new Document(CREATION, id));
    code.app().client().register(Code.EMAIL, Code.PASSWORD);

    Response refused = code.app().client().logIn(Code.EMAIL, Code.PASSWORD);

    assertThat(refused).isRefused(400, "FunctionExecutionError", "Error: not you");
    assertThat(code.app().admin().countUsers()).isZero();
    assertThat(code.app().admin().createUser("b@example.com", Code.PASSWORD).status())
        .isEqualTo(400);
    assertThat(code.app().admin().countUsers()).isZero();

    Document well = json("{name: 'refuse', source: 'exports = () => true'}");
    assertThat(code.admin("PUT", "/functions/" + id, well)).isEmpty(204);
    assertThat(login()).isJson(200);
    assertThat(code.app().admin().createUser("b@example.com", Code.PASSWORD)).isJson(201);
    assertThat(code.app().admin().countUsers()).isEqualTo(2);
  }
}
