package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log of an app can be asked for. */
class AdminLogsTest {

  private static final AppServicesEmulator EMULATOR =
      AppServicesEmulator.start(
          // Requests would be between the runs.
          EmulatorConfig.builder().limits(limits -> limits.journalSize(0)).build());

  private final Code code = Code.on(EMULATOR);
  private final String user = code.signUp().userId();

  /** Runs f0, f1, ... f5, two of them each second. */
  @BeforeEach
  void run() {
    EMULATOR.clock().freeze();
    EMULATOR.clock().set(Instant.parse("2030-01-01T00:00:00Z"));
    for (int i = 0; i < 6; i++) {
      code.function("f" + i, "exports = () => { if (" + (i == 3) + ") throw new Error('no'); };");
      String as = i == 1 ? "?user_id=" + user : "";
      code.admin("POST", "/debug/execute_function" + as, json("{name: 'f" + i + "'}"));
      EMULATOR.clock().advance(Duration.ofSeconds(i % 2));
    }
  }

  @AfterAll
  static void close() {
    EMULATOR.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "'' -> f5 f4 f3 f2 f1 f0",
        "?start_date=2030-01-01T00:00:01Z -> f5 f4 f3 f2",
        "?end_date=2030-01-01T00:00:01Z -> f3 f2 f1 f0",
        "?start_date=2030-01-01T00:00:01Z&end_date=2030-01-01T00:00:01.000Z -> f3 f2",
        "?start_date=2030-01-01T01:00:02%2B01:00 -> f5 f4",
        "?user_id=USER -> f1",
        "?errors_only=true -> f3",
        "?errors_only=true&end_date=2030-01-01T00:00:00Z -> ''",
        "?type=FUNCTION&skip=4 -> f1 f0",
        "?limit=2 -> f5 f4",
        "?limit=2&skip=1 -> f4 f3",
        "?skip=9 -> ''",
        "?limit=1000 -> f5 f4 f3 f2 f1 f0",
      })
  void theLogIsNarrowed(String query, String runs) {
    assertThat(String.join(" ", names(code.logs(query.replace("USER", user))))).isEqualTo(runs);
  }

  @Test
  void ofAnErrorAndOfANameThatNoFunctionHasTheStartIsKept() {
    code.function("fails", "exports = () => { throw new Error('e'.repeat(1e6)); };");
    code.admin("POST", "/debug/execute_function", json("{name: 'fails'}"));
    String error = code.logs("?limit=1").get(0).getString("error");
    assertThat(error).hasSizeBetween(100, 4096);

    String name = "n".repeat(500_000);
    code.admin("POST", "/debug/execute_function", json("{name: '" + name + "'}"));
    assertThat(code.logs("?limit=1").get(0).toJson()).hasSizeLessThan(10_000);
  }

  @Test
  void theFirst25LinesAreKeptAndOfEachTheFirst512Bytes() {
    code.function(
        "prints",
        "exports = () => { console.log('e' + '\\u00e9'.repeat(400));"
            + " for (let i = 1; i < 40; i++) { console.log('line ' + i); } };");
    code.admin("POST", "/debug/execute_function", json("{name: 'prints'}"));

    List<String> lines = code.logs("?limit=1").get(0).getList("messages", String.class);
    assertThat(lines).hasSize(25).endsWith("line 24");
    assertThat(lines.get(0)).isEqualTo("e" + "\u00e9".repeat(255));
  }

  @Test
  void aRunIsFoundByItsCorrelationId() {
    String id = code.logs("").get(2).getString("co_id");

    assertThat(names(code.logs("?co_id=" + id))).containsExactly("f3");
    assertThat(code.logs("?co_id=nothing")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6})
  void thePagesTogetherAreTheWholeLog(int limit) {
    List<String> all = new ArrayList<>();
    Document page = page("?limit=" + limit);
    while (page.get("nextEndDate") != null) {
      all.addAll(names(page.getList("logs", Document.class)));
      page =
          page(
              "?limit=%d&end_date=%s&skip=%s"
                  .formatted(limit, page.get("nextEndDate"), page.get("nextSkip")));
    }
    all.addAll(names(page.getList("logs", Document.class)));

    assertThat(all).containsExactly("f5", "f4", "f3", "f2", "f1", "f0");
    assertThat(page).doesNotContainKey("nextSkip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"start_date=soon", "end_date=1", "skip=-1", "skip=x", "limit=0"})
  void refusesWhatIsNoDateAndNoNumber(String query) {
    assertThat(code.admin("GET", "/logs?" + query, null))
        .isRefusedWithCode(400, "InvalidParameter");
  }

  private Document page(String query) {
    Response page = code.admin("GET", "/logs" + query, null);
    assertThat(page).isJson(200);
    return page.document();
  }

  private static List<String> names(List<Document> runs) {
    return runs.stream().map(run -> run.getString("function_name")).toList();
  }
}
