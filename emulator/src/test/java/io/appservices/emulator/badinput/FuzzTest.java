package io.appservices.emulator.badinput;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.RouteRow;
import io.appservices.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Requests that nobody thought of: whatever they are, the server answers and says nothing odd. */
class FuzzTest {

  private static AppServicesEmulator emulator;
  private static Victim victim;

  /**
   * Where nothing is registered: a reset of a known email fails, as the service has it, with 500.
   */
  private static Victim resetVictim;

  @BeforeContainer
  static void start() {
    emulator = AppServicesEmulator.start();
    victim = Victim.on(TestApp.on(emulator));
    resetVictim = Victim.on(TestApp.on(emulator));
  }

  @AfterContainer
  static void close() {
    emulator.close();
  }

  /** A change of a byte sequence at a place, which is taken modulo its length. */
  record Mutation(int at, int deleted, byte[] inserted) {
    byte[] apply(byte[] body) {
      int from = at % (body.length + 1);
      int to = Math.min(body.length, from + deleted);
      byte[] result = new byte[body.length - (to - from) + inserted.length];
      System.arraycopy(body, 0, result, 0, from);
      System.arraycopy(inserted, 0, result, from, inserted.length);
      System.arraycopy(body, to, result, from + inserted.length, body.length - to);
      return result;
    }
  }

  @Property(tries = 600)
  void aBodyThatWasDamagedOnItsWayDoesNoHarm(
      @ForAll BodyRoute route, @ForAll("mutations") List<Mutation> mutations) {
    byte[] body = Ejson.relaxed(route.body());
    for (Mutation mutation : mutations) {
      body = mutation.apply(body);
    }
    answersAndLives(route, body);
  }

  @Property(tries = 400)
  void valuesOfAnyKindInAnyFieldDoNoHarm(
      @ForAll BodyRoute route, @ForAll("values") Object value, @ForAll int field) {
    String key = route.strings().get(Math.floorMod(field, route.strings().size()));
    String body =
        Ejson.relaxedText(route.body().append(key, "VALUE")).replace("\"VALUE\"", value.toString());
    answersAndLives(route, body.getBytes(UTF_8));
  }

  @Property(tries = 600)
  void anAuthorizationThatNobodyIssuedOpensNothing(
      @ForAll("guarded") RouteRow row, @ForAll("authorizations") String header) {
    String before = victim.inventory();

    Response response = victim.call(row, null, "Authorization", header);

    Victim.assertNoDefect(response);
    assertThat(response).hasStatus(401);
    assertThat(victim.inventory()).isEqualTo(before);
  }

  private static void answersAndLives(BodyRoute route, byte[] body) {
    boolean isReset = route == BodyRoute.SEND_RESET || route == BodyRoute.CALL_RESET;
    Victim.assertNoDefect((isReset ? resetVictim : victim).callAdmitted(route.row(), body));
    assertThat(victim.app().client().profile(victim.user().accessToken())).isJson(200);
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    Arbitrary<Integer> at = Arbitraries.integers().between(0, 400);
    Arbitrary<Integer> deleted = Arbitraries.integers().between(0, 8);
    Arbitrary<byte[]> inserted =
        Arbitraries.oneOf(
            Arbitraries.bytes().array(byte[].class).ofMaxSize(6),
            Arbitraries.of("\"", "{", "}", "[", ",", ":", "\\", "null", "{\"$oid\":", "1e999")
                .map(String::getBytes));
    return Combinators.combine(at, deleted, inserted)
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  /** JSON texts, of which strings and type wrappers are the likeliest to get far. */
  @Provide
  Arbitrary<Object> values() {
    Arbitrary<String> strings =
        Arbitraries.strings().ofMaxLength(140).map(text -> Ejson.relaxedText(text));
    Arbitrary<String> escapes =
        Arbitraries.integers()
            .between(0, 0xffff)
            .map("\\u%04x"::formatted)
            .list()
            .ofMaxSize(8)
            .map(list -> '"' + String.join("", list) + '"');
    Arbitrary<String> others =
        Arbitraries.of(
            "{\"$oid\":\"5f60207f14dfb25d24511299\"}",
            "{\"$numberInt\":\"1\"}",
            "1e400",
            "-0",
            "{\"$date\":\"9999-99-99\"}",
            "{\"$undefined\":true}",
            "{\"$minKey\":1}",
            "[[[[]]]]",
            "{\"$regularExpression\":{\"pattern\":\"(\",\"options\":\"\"}}",
            "{\"$ne\":null}",
            "{\"\":\"\"}",
            "99999999999999999999999999",
            "{\"$uuid\":\"1\"}",
            "{\"a\":1,\"a\":2}");
    return Arbitraries.oneOf(strings, escapes, others).map(text -> text);
  }

  @Provide
  Arbitrary<RouteRow> guarded() {
    return Arbitraries.of(Victim.routes(emulator).stream().filter(row -> !row.isOpen()).toList());
  }

  /** Good headers with some characters exchanged, and text that was never one. */
  @Provide
  Arbitrary<String> authorizations() {
    List<String> good = new ArrayList<>();
    for (var tokens : List.of(victim.user(), victim.operator())) {
      good.add("Bearer " + tokens.accessToken());
      good.add("Bearer " + tokens.refreshToken());
    }
    Arbitrary<Character> characters = Arbitraries.chars().range('!', '~').filter(c -> c != '=');
    Arbitrary<String> damaged =
        Combinators.combine(
                Arbitraries.of(good), Arbitraries.integers().between(0, 1000), characters)
            .as(FuzzTest::exchange)
            .filter(header -> good.stream().noneMatch(one -> isSame(one, header)));
    Arbitrary<String> made =
        characters.list().ofMaxSize(60).map(FuzzTest::text).map(text -> "Bearer " + text);
    Arbitrary<String> claims =
        Arbitraries.of("{}", "[]", "{\"typ\":\"access\"}", "\"\"", "{\"typ\":null,\"exp\":\"1\"}")
            .map(json -> Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8)))
            .map(part -> "Bearer " + part + "." + part + "." + part);
    return Arbitraries.oneOf(
        damaged, made, characters.list().ofMinSize(1).map(FuzzTest::text), claims);
  }

  /** The letters of "Bearer" may be of either case, those of a token not. */
  private static boolean isSame(String good, String header) {
    int token = good.indexOf(' ');
    return header.regionMatches(true, 0, good, 0, token)
        && header.substring(token).equals(good.substring(token));
  }

  private static String exchange(String text, int at, char with) {
    char[] characters = text.toCharArray();
    characters[at % characters.length] = with;
    return new String(characters);
  }

  private static String text(List<Character> characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(text::append);
    return text.toString();
  }
}
