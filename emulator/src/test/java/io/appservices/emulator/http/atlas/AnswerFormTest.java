package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every operation can be asked for in the query. */
class AnswerFormTest extends AtlasTest {

  @Test
  void prettyIsIndentedAndSaysTheSame() {
    create(scram("ellen"));
    Response plain = atlas.users("GET", "/admin/ellen", null);

    Response pretty = atlas.users("GET", "/admin/ellen?pretty=true", null);

    assertThat(plain.body()).doesNotContain("\n");
    assertThat(pretty.body()).contains("{\n  \"awsIAMType\" : \"NONE\",\n");
    assertThat(pretty.document()).isEqualTo(plain.document());
    assertThat(atlas.users("GET", "/admin/ellen?pretty=false", null).body())
        .isEqualTo(plain.body());
    assertThat(atlas.users("GET", "/admin/nobody?pretty=true", null).body()).contains("{\n  ");
  }

  @Test
  void anEnvelopeHoldsStatusAndContent() {
    Response created = atlas.users("POST", "?envelope=true", scram("ellen"));
    Document user = atlas.users("GET", "/admin/ellen", null).document();

    assertEnvelope(created, 201);
    assertThat(created.document().get("content")).isEqualTo(user);
    Response found = atlas.users("GET", "/admin/ellen?envelope=TRUE&pretty=true", null);
    assertEnvelope(found, 200);
    assertThat(found.document().get("content")).isEqualTo(user);
    Response deleted = atlas.users("DELETE", "/admin/ellen?envelope=true", null);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.document()).isEqualTo(new Document("status", 204));
  }

  @Test
  void anEnvelopeHoldsErrorsToo() {
    Document plain = atlas.users("GET", "/admin/nobody", null).document();

    Response enveloped = atlas.users("GET", "/admin/nobody?envelope=true", null);

    assertEnvelope(enveloped, 404);
    assertThat(enveloped.document().get("content")).isEqualTo(plain);
  }

  @Test
  void aListIsItsOwnEnvelope() {
    create(scram("ellen"));

    Response listed = atlas.users("GET", "?envelope=true", null);

    assertThat(listed.document()).containsOnlyKeys("links", "results", "totalCount", "status");
    assertThat(listed.document()).containsEntry("status", 200);
  }

  @Test
  void aListComesInPagesWithLinks() {
    IntStream.range(0, 5).forEach(n -> create(scram("user-" + n)));

    Document first = page("?itemsPerPage=2");
    Document second = page("?itemsPerPage=2&pageNum=2");
    Document third = page("?itemsPerPage=2&pageNum=3");

    assertThat(names(first)).containsExactly("user-0", "user-1");
    assertThat(names(second)).containsExactly("user-2", "user-3");
    assertThat(names(third)).containsExactly("user-4");
    assertThat(names(page("?itemsPerPage=2&pageNum=4"))).isEmpty();
    assertThat(names(page("?pageNum=2147483647&itemsPerPage=500"))).isEmpty();
    assertThat(first).containsEntry("totalCount", 5);
    assertThat(rels(first)).containsExactly("self", "next");
    assertThat(rels(second)).containsExactly("self", "previous", "next");
    assertThat(rels(third)).containsExactly("self", "previous");
    assertThat(rels(page("?itemsPerPage=5"))).containsExactly("self");
  }

  @Test
  void linksLeadFromPageToPage() {
    IntStream.range(0, 5).forEach(n -> create(scram("user-" + n)));

    List<String> seen = new ArrayList<>();
    Document page = page("?itemsPerPage=2&includeCount=false&pretty=true&envelope=true");
    seen.addAll(names(page));
    for (String next = href(page, "next"); next != null; next = href(page, "next")) {
      Response response = atlas.call("GET", next.substring(emulator.baseUrl().length()), null);
      page = response.document();
      assertThat(page).containsEntry("status", 200).doesNotContainKey("totalCount");
      assertThat(response.body()).contains("\n");
      seen.addAll(names(page));
    }

    assertThat(seen).containsExactly("user-0", "user-1", "user-2", "user-3", "user-4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pageNum=0",
        "pageNum=-1",
        "pageNum=a",
        "pageNum=2147483648",
        "itemsPerPage=0",
        "itemsPerPage=501",
        "itemsPerPage=1.5"
      })
  void aPageThatCannotBeIsRefused(String query) {
    String name = query.substring(0, query.indexOf('='));
    for (String target : List.of(atlas.group("/databaseUsers"), "/api/atlas/v1.0/groups")) {
      assertRefused(
          atlas.call("GET", target + "?" + query, null),
          400,
          "INVALID_QUERY_PARAMETER",
          "Invalid query parameter " + name + " specified.");
    }
  }

  @Test
  void linksHaveTheAddressThatTheCallerUsed() {
    Document page = page("");

    assertThat(href(page, "self"))
        .isEqualTo(emulator.baseUrl() + atlas.group("/databaseUsers?pageNum=1&itemsPerPage=100"));
  }

  private static void assertEnvelope(Response response, int status) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.document()).containsOnlyKeys("status", "content");
    assertThat(response.document()).containsEntry("status", status);
  }

  private Document page(String query) {
    Response response = atlas.users("GET", query, null);
    assertThat(response.status()).isEqualTo(200);
    return response.document();
  }

  private static List<String> names(Document page) {
    return page.getList("results", Document.class).stream()
        .map(user -> user.getString("username"))
        .toList();
  }

  private static List<String> rels(Document page) {
    return page.getList("links", Document.class).stream().map(l -> l.getString("rel")).toList();
  }

  private static String href(Document page, String rel) {
    return page.getList("links", Document.class).stream()
        .filter(link -> link.getString("rel").equals(rel))
        .map(link -> link.getString("href"))
        .findFirst()
        .orElse(null);
  }
}
