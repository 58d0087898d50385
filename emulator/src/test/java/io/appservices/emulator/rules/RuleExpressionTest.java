package io.appservices.emulator.rules;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions of roles: what they know, and what they call. */
class RuleExpressionTest {

  private static final String OWNER =
      "{name: 'owner', apply_when: {owner_id: '%%user.id'}, read: true, write: true}";

  private final Ruled ruled = new Ruled();

  @Test
  void refusesAnExpressionThatItDoesNotKnowAndShowsNothing() {
    ruled.roles("{name: 'r', apply_when: {owner_id: {'%near': 1}}, read: true, write: true}");
    ruled.seed("{_id: 1, owner_id: 1}");

    assertThat(ruled.call("find", "{}")).isRefusedWithCode(501, "NotEmulated");
    assertThat(ruled.call("deleteMany", "{query: {}}")).isRefusedWithCode(501, "NotEmulated");
    assertThat(ruled.stored()).hasSize(1);
  }

  @Test
  void functionsOfUsersAreBoundAndThoseOfTheSystemAreNot() {
    ruled.roles(OWNER);
    ruled.seed("{_id: 1, owner_id: 'else'}", "{_id: 2, owner_id: 'ME'}");
    String count =
        """
        exports = async () => String(await context.services.get("ruled").db("db").collection("c")
          .count({}));
        """;
    ruled.code.function("asUser", count);
    ruled.code.function("asSystem", count, json("{run_as_system: true}"));

    assertThat(ruled.code.call(ruled.user.accessToken(), "asUser")).hasBody("\"1\"");
    assertThat(ruled.code.call(ruled.user.accessToken(), "asSystem")).hasBody("\"2\"");
  }

  @Test
  void expressionsKnowFunctionsValuesAndTheRequest() {
    ruled.code.function(
        "isMember", "exports = (team) => team === context.values.get('team')", json("{}"));
    ruled.code.create("/values", json("{name: 'team', value: 'red'}"));
    ruled.roles(
        "{name: 'r', read: true, apply_when: {'%%true': {'%function': {name: 'isMember',"
            + " arguments: ['%%root.team']}}, '%%values.team': 'red',"
            + " '%%request.httpMethod': 'POST', '%%environment.tag': ''}}");
    ruled.seed("{_id: 1, team: 'red'}", "{_id: 2, team: 'blue'}");

    assertThat(ruled.ids()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"providerType", "provider_type"})
  void expressionsKnowTheProviderOfAnIdentityByBothItsNames(String name) {
    ruled.roles(
        "{name: 'r', read: true, apply_when: {'%%user.identities." + name + "': '%%root.only'}}");
    ruled.seed("{_id: 1, only: 'local-userpass'}", "{_id: 2, only: 'api-key'}");

    assertThat(ruled.ids()).containsExactly(1);
  }

  @Test
  void aFunctionIsGivenNullForWhatStandsForNothing() {
    ruled.code.function(
        "areNull",
        "exports = (a, b, c) => a === null && b.x === null && c[0] === null && c[1] === 1");
    ruled.roles(
        "{name: 'r', write: true, apply_when: {'%%true': {'%function': {name: 'areNull', arguments:"
            + " ['%%prevRoot', {x: '%%root.none'}, ['%%user.custom_data.none', 1]]}}}}");

    assertThat(ruled.call("insertOne", "{document: {_id: 1}}")).isJson(200);
  }

  @Test
  void nobodyWaitsForTheFunctionsOfTheRuleOfAnotherCollection() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    String gate = "gate-" + ruled.user.userId();
    ruled
        .code
        .app()
        .emulator()
        .functions()
        .register(
            gate,
            arguments -> {
              asked.countDown();
              return written.await(60, TimeUnit.SECONDS);
            });
    ruled.rolesOf(
        "slow",
        "{name: 'r', apply_when: {'%%true': {'%function': {name: '"
            + gate
            + "'}}, a: 1},"
            + " read: true, write: true}");
    ruled.roles(OWNER);

    String first = "{collection: 'slow', document: {_id: 1, a: 1}}";
    Future<Response> slow = CompletableFuture.supplyAsync(() -> ruled.call("insertOne", first));
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ruled.call("insertOne", "{document: {_id: 1, owner_id: 'ME'}}")).isJson(200);
    written.countDown();

    assertThat(slow.get(60, TimeUnit.SECONDS)).isJson(200);
  }

  @Test
  void aFunctionThatThrowsInAnExpressionLetsNobodyIn() {
    ruled.code.function("broken", "exports = () => { throw new Error('no'); }", json("{}"));
    ruled.roles("{name: 'r', read: true, apply_when: {'%%true': {'%function': {name: 'broken'}}}}");
    ruled.seed("{_id: 1}");

    assertThat(ruled.call("find", "{}")).isRefused(400, "FunctionExecutionError", "Error: no");
  }
}
