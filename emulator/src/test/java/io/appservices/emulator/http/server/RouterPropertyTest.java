package io.appservices.emulator.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Routing;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.PercentDecoding;
import io.appservices.emulator.http.message.QueryParameters;
import io.appservices.emulator.http.message.Reply;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RouterPropertyTest {

  /** The trie and a list of regular expressions agree on what is found. */
  @Property(tries = 300)
  void findsWhatRegularExpressionsFind(
      @ForAll("templates") List<String> templates, @ForAll("paths") List<String> paths) {
    Map<String, String> byShape = new LinkedHashMap<>();
    templates.forEach(template -> byShape.putIfAbsent(shape(template), template));
    Router router =
        Router.of(
            List.of(
                new TestApi("", byShape.values().stream().<Route<?>>map(this::route).toList())));

    for (String path : paths) {
      boolean expected = byShape.values().stream().anyMatch(template -> matches(template, path));
      Routing found = router.find(Optional.of(Method.GET), path);
      assertThat(found instanceof Routing.Match).as(path + " in " + byShape).isEqualTo(expected);
      if (found instanceof Routing.Match match) {
        assertThat(matches(match.target().route().path(), path)).isTrue();
      }
    }
  }

  @Property
  void anySegmentSurvivesEncoding(@ForAll("text") String value) {
    String encoded = URLEncoder.encode(value, UTF_8).replace("+", "%20");

    assertThat(PercentDecoding.ofPath(encoded, 0, encoded.length())).isEqualTo(value);
  }

  @Property
  void readsQueriesAsTheJdkDoes(@ForAll("text") String name, @ForAll("text") String value) {
    String query = "a=1&" + URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);

    assertThat(QueryParameters.parse(query).all(name)).endsWith(value);
    assertThat(URLDecoder.decode(query, UTF_8)).contains(value);
  }

  private Route<?> route(String template) {
    return Route.get(template, Access.OPEN, call -> Reply.empty(204)).withOperation(template);
  }

  private static String shape(String template) {
    return template.replaceAll("\\{p\\d+}", "{}");
  }

  private static boolean matches(String template, String path) {
    String regex =
        Stream.of(template.substring(1).split("/"))
            .map(segment -> segment.startsWith("{") ? "/[^/]+" : "/" + Pattern.quote(segment))
            .collect(Collectors.joining());
    return path.matches(regex + "/?");
  }

  @Provide
  Arbitrary<List<String>> templates() {
    return Arbitraries.of("a", "b", "ab", "{}")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(RouterPropertyTest::template)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static String template(List<String> segments) {
    StringBuilder template = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      template.append('/').append(segments.get(i).replace("{}", "{p" + i + "}"));
    }
    return template.toString();
  }

  @Provide
  Arbitrary<List<String>> paths() {
    return Arbitraries.of("a", "b", "ab", "c", "")
        .list()
        .ofMaxSize(6)
        .map(segments -> "/" + String.join("/", segments))
        .list()
        .ofMaxSize(20);
  }

  /** Any text that UTF-8 has: no halves of surrogate pairs. */
  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().map(text -> new String(text.getBytes(UTF_8), UTF_8));
  }
}
