package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call which function. */
@Tag("security")
class FunctionRightsTest {

  private final Code code = Code.shared();

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "garbage", "a.b.c"})
  void nobodyCallsWithoutAnAccessToken(String token) {
    code.function("f", "exports = () => 1;");

    assertThat(code.call(token, "f")).isRefused(401, "InvalidSession", "unauthorized");
  }

  @Test
  void aRefreshTokenIsNoAccessToken() {
    code.function("f", "exports = () => 1;");

    assertThat(code.call(code.signUp().refreshToken(), "f")).hasStatus(401);
  }

  @Test
  void aUserOfAnotherAppIsRefused() {
    code.function("f", "exports = () => 1;");

    Response answer = code.call(Code.shared().anonymous(), "f");

    assertThat(answer).isRefusedWithCode(401, "UserAppDomainMismatch");
  }

  @Test
  void aDeletedUserCallsNothing() {
    code.function("f", "exports = () => 1;");
    var user = code.signUp();
    code.app().emulated().users().delete(user.userId());

    assertThat(code.call(user.accessToken(), "f")).isRefusedWithCode(401, "InvalidSession");
  }

  @Test
  void aPrivateFunctionIsNotThereForClientsButForFunctions() {
    code.function("hidden", "exports = () => 'seen';", json("{private: true}"));
    code.function("open", "exports = () => context.functions.execute('hidden');");
    String token = code.anonymous();

    assertThat(code.call(token, "hidden"))
        .isRefused(404, "FunctionNotFound", "function not found: 'hidden'");
    assertThat(code.call(token, "open")).isJson(200).hasBody("\"seen\"");
  }

  @Test
  void anUnknownFunctionIsNotFound() {
    assertThat(code.call(code.anonymous(), "nope"))
        .isRefused(404, "FunctionNotFound", "function not found: 'nope'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "{'%%user.data.email': {'%in': ['caller@example.com', 'x@example.com']}}; true",
        "{'%%user.data.email': {'%in': ['x@example.com']}}; false",
        "{'%%user.data.email': 'caller@example.com'}; true",
        "{'%%user.type': 'normal', '%%user.data.email': {'%ne': 'caller@example.com'}}; false",
        "{'%%args.0': {'%eq': 7}}; true",
        "{'%%args.0': {'%gt': 7}}; false",
        "{'%%args.1': '%%user.id'}; false",
        "{'%or': [{'%%args.0': 1}, {'%%args.0': {'%gte': 7}}]}; true",
        "{'%and': [{'%%args.0': 7}, {'%%args.1': {'%exists': false}}]}; true",
        "{'%not': {'%%args.0': 7}}; false",
        "{'%%true': true}; true",
        "{'%%false': true}; false",
        "{}; true",
      })
  void canEvaluateDecidesWhoMayCall(String condition, boolean allowed) {
    code.function("gated", "exports = () => 'in';", canEvaluate(condition));
    String token = code.signUp().accessToken();

    Response answer = code.call(token, "gated", 7);

    if (allowed) {
      assertThat(answer).isJson(200).hasBody("\"in\"");
    } else {
      assertThat(answer)
          .isRefused(403, "FunctionExecutionError", "rule not matched for function \"gated\"");
    }
  }

  @Test
  void canEvaluateDoesNotBindFunctionsThatCallFunctions() {
    code.function("gated", "exports = () => 'in';", canEvaluate("{'%%false': true}"));
    code.function("open", "exports = () => context.functions.execute('gated');");

    assertThat(code.call(code.anonymous(), "open")).isJson(200).hasBody("\"in\"");
  }

  @Test
  void aConditionThatIsNotEmulatedIsNamedAndLetsNobodyIn() {
    code.function("gated", "exports = () => 1;", canEvaluate("{'%%args.0': {'%near': 1}}"));

    assertThat(code.call(code.anonymous(), "gated", 7)).isRefusedWithCode(501, "NotEmulated");
  }

  @Test
  void aFunctionRunsAsItsCallerUnlessItRunsAsTheSystem() {
    String who = "exports = () => [context.user.id, context.runningAsSystem()];";
    code.function("asCaller", who);
    code.function("asSystem", who, json("{run_as_system: true}"));
    code.function("nested", "exports = () => context.functions.execute('asSystem');");
    var user = code.signUp();

    assertThat(code.call(user.accessToken(), "asCaller"))
        .hasBody("[\"" + user.userId() + "\",false]");
    assertThat(code.call(user.accessToken(), "asSystem"))
        .hasBody("[\"" + user.userId() + "\",true]");
    assertThat(code.call(user.accessToken(), "nested")).hasBody("[\"" + user.userId() + "\",true]");
  }

  @Test
  void theFunctionThatWasCheckedRunsAlthoughItIsReplacedMeanwhile() {
    String condition = "{'%%true': {'%function': {name: 'replaceGated'}}}";
    String id = code.function("gated", "exports = () => 'checked';", canEvaluate(condition));
    Document other = json("{name: 'gated', source: \"exports = () => 'other';\", private: true}");
    EmulatorInternals.function(
        code.app().emulator(),
        "replaceGated",
        arguments -> code.admin("PUT", "/functions/" + id, other).status() == 204);

    assertThat(code.call(code.anonymous(), "gated")).isJson(200).hasBody("\"checked\"");
    assertThat(code.call(code.anonymous(), "gated")).hasStatus(404);
  }

  private static Document canEvaluate(String condition) {
    return new Document("can_evaluate", json(condition));
  }
}
