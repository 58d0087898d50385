package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Admin API refuses triggers that could never run. */
class TriggerChecksTest {

  private final Code code = Code.shared();

  @BeforeEach
  void linkACluster() {
    code.create(
        "/services", json("{name: 'c', type: 'mongodb-atlas', config: {clusterName: 'C'}}"));
  }

  private static Document trigger(String members) {
    return json("{name: 't', " + members + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "type: 'X', config: {} -> type -> InvalidParameter",
        "type: 'AUTHENTICATION' -> config -> MissingParameter",
        "type: 'AUTHENTICATION', config: {providers: []} -> operation_type -> MissingParameter",
        "type: 'AUTHENTICATION', config: {operation_type: 'X', providers: []}"
            + " -> operation_type -> InvalidParameter",
        "type: 'DATABASE', config: {service_name: 'c'} -> operation_types -> MissingParameter",
        "type: 'DATABASE', config: {service_name: 'c', operation_types: []} -> operation_types -> MissingParameter",
        "type: 'DATABASE', config: {service_name: 'c', operation_types: ['INSERT'], match: {$foo: 1}}"
            + " -> match -> InvalidParameter",
        "type: 'AUTHENTICATION', config: {operation_type: 'LOGIN', providers: []}"
            + " -> function_id -> MissingParameter",
      })
  void refusesATriggerThatCouldNeverRun(String members, String named, String errorCode) {
    Response refused = code.admin("POST", "/triggers", trigger(members));

    assertThat(refused).isRefusedWithCode(400, errorCode);
    assertThat(refused.string("error")).contains("'" + named + "'");
    assertThat(code.admin("GET", "/triggers", null)).hasBody("[]");
  }

  @ParameterizedTest
  @CsvSource({"match", "project"})
  void refusesATextInPlaceOfAnExpression(String member) {
    Response refused =
        code.admin(
            "POST",
            "/triggers",
            trigger(
                "type: 'DATABASE', config: {service_name: 'c', operation_types: ['INSERT'], "
                    + member
                    + ": 'x'}"));

    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains(member);
  }

  @ParameterizedTest
  @CsvSource({"LOGIN", "CREATE", "DELETE"})
  void refusesAWrongReplacementOfARightTrigger(String operation) {
    code.create("/functions", json("{name: 'f', source: 'exports = () => 1'}"));
    String right =
        "type: 'AUTHENTICATION', function_name: 'f',"
            + " config: {operation_type: '%s', providers: []}";
    String id = code.create("/triggers", trigger(right.formatted(operation)));

    assertThat(code.admin("PUT", "/triggers/" + id, trigger(right.formatted("X")))).hasStatus(400);
    assertThat(code.admin("PUT", "/triggers/" + id, trigger(right.formatted(operation))))
        .isEmpty(204);
  }

  @ParameterizedTest
  @CsvSource({"/triggers", "/event_subscriptions"})
  void theQueryAsksForTriggersOfOneType(String path) {
    code.create("/functions", json("{name: 'f', source: 'exports = () => 1'}"));
    String schedule =
        "{name: 's', type: 'SCHEDULED', function_name: 'f', config: {schedule: '0 0 1 1 *'}}";
    code.create("/triggers", json(schedule));
    String login =
        "type: 'AUTHENTICATION', function_name: 'f', config: {operation_type: 'LOGIN', providers: []}";
    code.create("/triggers", trigger(login));

    assertThat(names(path + "?type=AUTHENTICATION")).containsExactly("t");
    assertThat(names(path + "?type=SCHEDULED")).containsExactly("s");
    assertThat(names(path + "?type=DATABASE")).isEmpty();
    assertThat(names(path + "?type=")).containsExactlyInAnyOrder("s", "t");
  }

  private List<String> names(String path) {
    return code.admin("GET", path, null).documents().stream()
        .map(trigger -> trigger.getString("name"))
        .toList();
  }
}
