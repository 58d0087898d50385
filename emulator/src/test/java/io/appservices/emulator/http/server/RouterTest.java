package io.appservices.emulator.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Routing;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.Reply;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  private final Router router =
      Router.of(
          List.of(
              TestApi.of(
                  "/api",
                  route(Method.GET, "/groups/{groupId}/apps"),
                  route(Method.GET, "/groups/{groupId}/apps/{appId}/users/{userId}"),
                  route(Method.DELETE, "/groups/{groupId}/apps/{appId}/users/{userId}"),
                  route(Method.GET, "/groups/{groupId}/apps/{appId}/users/me"),
                  route(Method.GET, "/groups/default/apps/{appId}/logs"),
                  route(Method.PUT, "/groups/{groupId}/apps/{appId}/drafts/{draftId}")),
              TestApi.of("/web", route(Method.GET, ""), route(Method.GET, "/{rest*}"))));

  @Test
  void findsParametersInTheOrderOfThePath() {
    Routing.Match match = match(Method.GET, "/api/groups/g/apps/a/users/u");

    assertThat(match.value("groupId") + match.value("appId") + match.value("userId"))
        .isEqualTo("gau");
  }

  @Test
  void prefersTheLiteralSegment() {
    assertThat(template(Method.GET, "/api/groups/g/apps/a/users/me")).endsWith("/users/me");
  }

  @Test
  void takesTheParameterWhereTheLiteralHasAnotherMethod() {
    assertThat(template(Method.DELETE, "/api/groups/g/apps/a/users/me")).endsWith("/{userId}");
  }

  @Test
  void returnsFromTheLiteralWayThatEndsNowhere() {
    Routing.Match match = match(Method.PUT, "/api/groups/default/apps/a/drafts/d");

    assertThat(match.value("groupId")).isEqualTo("default");
    assertThat(match.value("draftId")).isEqualTo("d");
  }

  @Test
  void keepsEncodedSlashInsideOneSegment() {
    assertThat(match(Method.GET, "/api/groups/a%2Fb/apps").value("groupId")).isEqualTo("a/b");
  }

  @Test
  void keepsThePlusSign() {
    assertThat(match(Method.GET, "/api/groups/a+b%2B/apps").value("groupId")).isEqualTo("a+b+");
  }

  @Test
  void comparesLiteralsDecoded() {
    assertThat(template(Method.GET, "/api/group%73/g/apps")).isEqualTo("/groups/{groupId}/apps");
  }

  @Test
  void ignoresOneSlashAtTheEnd() {
    assertThat(template(Method.GET, "/api/groups/g/apps/")).isEqualTo("/groups/{groupId}/apps");
    assertThat(find(Method.GET, "/api/groups/g/apps//")).isEqualTo(Routing.Missing.NOT_FOUND);
  }

  @Test
  void givesTheRestOfThePath() {
    assertThat(match(Method.GET, "/web/css/a%20b.css").value("rest")).isEqualTo("css/a b.css");
    assertThat(match(Method.GET, "/web/").value("rest")).isEmpty();
    assertThat(template(Method.GET, "/web")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "*",
        "api/groups/g/apps",
        "/api",
        "/apix",
        "/api/groups//apps",
        "/api/groups/g/appsx",
        "/api/groups/g/apps/a/users"
      })
  void findsNothing(String path) {
    assertThat(find(Method.GET, path)).isEqualTo(Routing.Missing.NOT_FOUND);
  }

  @Test
  void namesTheMethodsThatThePathHas() {
    assertThat(find(Method.POST, "/api/groups/g/apps/a/users/me"))
        .isEqualTo(new Routing.NotAllowed(EnumSet.of(Method.GET, Method.DELETE)));
    assertThat(router.find(Optional.empty(), "/api/groups/g/apps"))
        .isInstanceOf(Routing.NotAllowed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "%zz", "%+1", "a%", "%ff", "%c3", "%c3%28", "%ed%a0%80"})
  void refusesWhatIsNoEncodingOfText(String segment) {
    assertThatThrownBy(() -> find(Method.GET, "/api/groups/" + segment + "/apps"))
        .isInstanceOfSatisfying(
            AppServicesException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(AppServicesException.Kind.INVALID));
  }

  @Test
  void refusesTwoRoutesOfOneShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> routerOf(route(Method.GET, "/a/{x}"), route(Method.GET, "/a/{y}")))
        .withMessageContaining("GET /p/a/{y}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "/a//b", "/a/", "/{rest*}/b", "/{x}/{x}", "/a{x}", "/{}", "/{x"})
  void refusesATemplateThatIsNone(String template) {
    assertThatIllegalArgumentException().isThrownBy(() -> routerOf(route(Method.GET, template)));
  }

  @Test
  void findsTheOwnerByTheLongestPrefix() {
    Router nested = Router.of(List.of(TestApi.of(""), TestApi.of("/api"), TestApi.of("/api/v1")));

    assertThat(nested.owner("/api/v1/x").map(Api::prefix)).contains("/api/v1");
    assertThat(nested.owner("/api/v11").map(Api::prefix)).contains("/api");
    assertThat(nested.owner("/x").map(Api::prefix)).contains("");
    assertThat(router.owner("/x")).isEmpty();
  }

  private Routing find(Method method, String path) {
    return router.find(Optional.of(method), path);
  }

  private Routing.Match match(Method method, String path) {
    return (Routing.Match) find(method, path);
  }

  private String template(Method method, String path) {
    return match(method, path).target().route().path();
  }

  private static Router routerOf(Route<?>... routes) {
    return Router.of(List.of(new TestApi("/p", Arrays.asList(routes))));
  }

  private static Route<?> route(Method method, String path) {
    return new Route<>(
        method + path, method, path, Access.OPEN, 0, (call, who) -> Reply.empty(204));
  }
}
