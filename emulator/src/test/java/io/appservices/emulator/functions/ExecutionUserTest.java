package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.rules.Ruled;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose permissions a function has, and whom it sees as its caller. */
class ExecutionUserTest {

  private static final String WHO =
      "exports = () => [context.user.id, context.user.type, context.runningAsSystem()];";
  private static final String FIND =
      """
      exports = async () =>
        (await context.services.get("ruled").db("db").collection("c").find({}).toArray())
          .map(found => found._id);
      """;
  private static final String OWNER =
      "{name: 'owner', apply_when: {owner_id: '%%user.id'}, read: true}";

  private final Ruled ruled = new Ruled();
  private final Code code = ruled.code;
  private final String caller = ruled.user.userId();
  private final String other = code.app().client().signUp("other@example.com", "pw1234").userId();

  private Object call(String function) {
    return code.call(ruled.user.accessToken(), function).value();
  }

  private Document settings(String text) {
    return json(text.replace("OTHER", other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                               | false",
        "{run_as_system: true}                                            | true",
        "{run_as_user_id: 'OTHER'}                                        | false",
        "{run_as_user_id_script_source: 'exports = () => \"OTHER\"'}      | false",
        "{run_as_user_id_script_source: 'exports = () => ({runAsSystem: true})'} | true",
        "{run_as_system: true, run_as_user_id: 'OTHER'}                   | true",
        "{run_as_user_id: '', run_as_user_id_script_source: ''}           | false",
      })
  void theUserIsWhoCalledWhateverTheFunctionRunsAs(String settings, boolean system) {
    code.function("who", WHO, settings(settings));
    code.function("viaUser", "exports = () => context.functions.execute('who');");

    assertThat(call("who")).isEqualTo(List.of(caller, "normal", system));
    assertThat(call("viaUser")).isEqualTo(List.of(caller, "normal", system));
  }

  @Test
  void whatASystemFunctionCallsRunsAsTheSystemForTheSameCaller() {
    code.function("who", WHO);
    code.function(
        "asSystem",
        "exports = () => context.functions.execute('who');",
        json("{run_as_system: true}"));
    code.function("outer", "exports = () => context.functions.execute('asSystem');");

    assertThat(call("outer")).isEqualTo(List.of(caller, "normal", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                          | 1",
        "{run_as_system: true}                                       | 1 2",
        "{run_as_user_id: 'OTHER'}                                   | 2",
        "{run_as_user_id_script_source: 'exports = () => \"OTHER\"'} | 2",
        "{run_as_user_id_script_source: 'exports = () => context.user.id'} | 1",
      })
  void rulesBindWhoeverTheFunctionRunsAs(String settings, String found) {
    ruled.roles(OWNER);
    ruled.seed("{_id: 1, owner_id: 'ME'}", "{_id: 2, owner_id: '" + other + "'}");
    code.function("find", FIND, settings(settings));

    List<?> ids = (List<?>) call("find");

    assertThat(ids).map(String::valueOf).isEqualTo(List.of(found.split(" ")));
  }

  @Test
  void aFunctionOfARuleSeesTheUserThatTheRuleBinds() {
    code.function("isCaller", "exports = id => context.user.id === id");
    ruled.roles(
        "{name: 'r', read: true, apply_when: {'%%true': {'%function': {name: 'isCaller',"
            + " arguments: ['%%root.owner_id']}}}}");
    ruled.seed("{_id: 1, owner_id: 'ME'}", "{_id: 2, owner_id: 'nobody'}");

    assertThat(ruled.ids()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{run_as_user_id: '5f60207f14dfb25d23101102'}",
        "{run_as_user_id: 'nobody'}",
        "{run_as_user_id_script_source: 'exports = () => null'}",
        "{run_as_user_id_script_source: 'exports = () => ({runAsSystem: false})'}",
      })
  void aFunctionThatRunsAsNoUserFails(String settings) {
    code.function("who", WHO, json(settings));
    String setting = json(settings).keySet().iterator().next();

    assertThat(code.call(ruled.user.accessToken(), "who"))
        .isRefusedWithCode(400, "FunctionExecutionError")
        .satisfies(
            answer -> assertThat(answer.string("error")).contains(setting + " names no user"));
    assertThat(code.logs("?errors_only=true")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "({runAsUserId: 'x', n: 1}) | {'runAsUserId':'x','n':1.0}",
        "undefined                  | {'$undefined':true}",
        "null                       | null",
        "'nobody'                   | nobody",
      })
  void whatAScriptNamesInPlaceOfAUserIsTold(String result, String told) {
    code.function(
        "who", WHO, new Document("run_as_user_id_script_source", "exports = () => " + result));

    assertThat(code.call(ruled.user.accessToken(), "who").string("error"))
        .isEqualTo(
            "run_as_user_id_script_source names no user of the app: '"
                + told.replace('\'', '"')
                + "'");
  }

  @Test
  void refusesAScriptThatCannotBeRead() {
    Document bad = json("{run_as_user_id_script_source: 'exports = () => {'}");
    String id = code.function("who", WHO);
    Document function = new Document("name", "who").append("source", WHO);
    function.putAll(bad);
    Document made = new Document(function).append("name", "other");

    for (Response refused :
        List.of(
            code.admin("POST", "/functions", made),
            code.admin("PUT", "/functions/" + id, function),
            code.admin("POST", "/data_api/config", bad))) {
      assertThat(refused)
          .isRefusedWithCode(400, "FunctionSyntaxError")
          .satisfies(
              answer ->
                  assertThat(answer.string("error")).contains("run_as_user_id_script_source"));
    }
    assertThat(call("who")).isEqualTo(List.of(caller, "normal", false));
  }
}
