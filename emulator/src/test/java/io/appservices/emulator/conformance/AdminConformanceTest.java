package io.appservices.emulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.ResponseAssert;
import io.appservices.emulator.testing.RouteRow;
import io.appservices.emulator.testing.TestApp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks the operations of the Admin API and holds their answers to the expectations. */
class AdminConformanceTest {

  private static final Map<String, Shape> SHAPES = new HashMap<>();
  private static final Sheet SHEET = Sheet.read("admin-v3.txt", SHAPES);

  @TestFactory
  Stream<DynamicTest> everyOperationAnswersAsDocumented() {
    return SHEET.expectations().stream()
        .map(e -> DynamicTest.dynamicTest(e.method() + " " + e.path(), () -> check(e)));
  }

  @Test
  void everyEmulatedOperationIsExpectedToAnswerSomething() {
    List<String> expected =
        SHEET.expectations().stream().map(e -> skeleton(e.operation())).toList();

    assertThat(emulated().map(row -> skeleton(row.method() + " " + row.path())))
        .filteredOn(operation -> !expected.contains(operation))
        .isEmpty();
  }

  @Test
  void nothingIsExpectedOfAnOperationThatIsNotEmulated() {
    List<String> emulated =
        emulated().map(row -> skeleton(row.method() + " " + row.path())).toList();

    assertThat(SHEET.expectations().stream().map(e -> skeleton(e.operation())))
        .filteredOn(operation -> !emulated.contains(operation))
        .isEmpty();
  }

  private static void check(Sheet.Expectation expected) {
    Caller caller = new Caller(TestApp.shared(), SHEET.makers());
    for (Sheet.Step step : expected.given()) {
      Response before = caller.call(step.method(), step.path(), step.body());
      assertThat(before.status()).as(before.body()).isBetween(200, 299);
    }
    Response answer = caller.call(expected.method(), expected.path(), expected.body());
    if (expected.shape() == null) {
      ResponseAssert.assertThat(answer).isEmpty(expected.status());
    } else if (expected.shape().equals("zip")) {
      ResponseAssert.assertThat(answer)
          .hasStatus(expected.status())
          .hasExactHeader("Content-Type", "application/zip");
    } else {
      checkJson(expected, answer);
    }
  }

  private static void checkJson(Sheet.Expectation expected, Response answer) {
    ResponseAssert.assertThat(answer).isJson(expected.status());
    boolean extended = expected.shape().startsWith("ejson ");
    String shape = extended ? expected.shape().substring("ejson ".length()) : expected.shape();
    assertThat(answer.body().contains("\"$number")).as("Extended JSON").isEqualTo(extended);
    assertThat(ShapeParser.parse(shape, SHAPES).flaw("answer", Ejson.parse(answer.body())))
        .as(answer.body())
        .isEmpty();
  }

  private static Stream<RouteRow> emulated() {
    return EmulatorInternals.routes(TestApp.shared().emulator()).stream()
        .filter(RouteRow::isOfAdminApi);
  }

  /** An operation without the names of its parameters; the login is one for all providers. */
  private static String skeleton(String operation) {
    return operation
        .replace("{app}", Sheet.APP)
        .replace("/providers/mongodb-cloud/", "/providers/{provider}/")
        .replaceAll("\\{[^}]*}", "{}");
  }
}
