package io.appservices.emulator.http.client;

import static io.appservices.emulator.functions.Code.EMAIL;
import static io.appservices.emulator.functions.Code.PASSWORD;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions and rules see of the request that they answer. */
class RequestContextTest {

  private static final String TENANT = "X-Tenant";

  private final Code code = Code.shared();
  private final ClientApiClient client = code.app().client();

  @Test
  void aCalledFunctionSeesAllHeadersAndTheQuery() {
    code.function("look", "exports = () => context.request;");
    String token = code.anonymous();

    Document request =
        post("/functions/call?b=2&secret=s&a=%201", token, json("{name: 'look', arguments: []}"))
            .document();

    assertThat(request)
        .containsEntry("rawQueryString", "b=2&a=%201")
        .doesNotContainKey("httpReferrer");
    assertThat(request.get("requestHeaders", Document.class))
        .containsEntry(TENANT, List.of("success"))
        .containsEntry("Cookie", List.of("a=b"))
        .containsEntry("Authorization", List.of("Bearer " + token));
  }

  @ParameterizedTest
  @CsvSource({"success, 200", "fail, 403"})
  void theConditionOfAFunctionLooksAtAHeader(String tenant, int status) {
    code.function(
        "look",
        "exports = () => 1;",
        json("{can_evaluate: {'%%request.requestHeaders.x-tenant': '" + tenant + "'}}"));

    assertThat(post("/functions/call", code.anonymous(), json("{name: 'look', arguments: []}")))
        .hasStatus(status);
  }

  @Test
  void rulesAndTheirFunctionsLookAtAHeader() {
    String service = code.create("/services", json("{name: 'ruled', type: 'mongodb', config: {}}"));
    code.function(
        "tenant", "exports = () => context.request.requestHeaders['X-Tenant']?.[0] ?? 'none';");
    code.create(
        "/services/" + service + "/default_rule",
        json(
            "{roles: [{name: 'r', read: true, apply_when: {'%%root.tenant': {'%function': {name:"
                + " 'tenant'}}, '%%request.requestHeaders.X-Tenant': 'success'}}]}"));
    code.mongo("ruled", "d", "c", found -> found.insertOne(json("{_id: 1, tenant: 'success'}")));
    Document find = json("{service: 'ruled', name: 'find'}");
    find.append("arguments", List.of(json("{database: 'd', collection: 'c', query: {}}")));

    assertThat(post("/functions/call", code.anonymous(), find).documents()).hasSize(1);
    assertThat(code.send(code.anonymous(), find)).hasBody("[]");
  }

  @Test
  void aFunctionThatLogsInSeesTheLogin() {
    String id =
        code.function("auth", "exports = () => context.request.requestHeaders['X-Tenant'][0];");
    Document config = new Document("authFunctionId", id);
    code.create("/auth_providers", json("{type: 'custom-function'}").append("config", config));

    String token =
        post("/auth/providers/custom-function/login", null, json("{}")).tokens().accessToken();

    List<Document> identities =
        client.profile(token).document().getList("identities", Document.class);
    assertThat(identities.get(0)).containsEntry("id", "success");
  }

  @Test
  void functionsThatConfirmAndResetSeeTheRequest() {
    String id =
        code.function(
            "decide", "exports = () => ({status: context.request.requestHeaders['X-Tenant'][0]});");
    Document config =
        json("{autoConfirm: false, runConfirmationFunction: true, runResetFunction: true}")
            .append("confirmationFunctionId", id)
            .append("resetFunctionId", id);
    code.app().admin().configure("local-userpass", config);
    String userpass = "/auth/providers/local-userpass";
    Document account = new Document("email", EMAIL).append("password", PASSWORD);

    assertThat(post(userpass + "/register", null, account)).isDone(201);
    assertThat(client.logIn(EMAIL, PASSWORD)).isJson(200);
    Document change = new Document("email", EMAIL).append("password", "another");
    assertThat(post(userpass + "/reset/call", null, change)).isDone(202);
    assertThat(client.logIn(EMAIL, "another")).isJson(200);
  }

  @Test
  void aUserCreationFunctionSeesWhatMakesTheUser() {
    String service = code.create("/services", json("{name: 'users', type: 'mongodb', config: {}}"));
    String id =
        code.function(
            "create",
            """
            exports = () => {
              if (context.request.requestHeaders['X-Tenant'] === undefined) throw new Error('whose?');
            };
            """);
    Document settings =
        json("{enabled: true, database_name: 'd', collection_name: 'c', user_id_field: 'user'}")
            .append("mongo_service_id", service)
            .append("on_user_creation_function_id", id);
    assertThat(code.admin("PATCH", "/custom_user_data", settings)).isEmpty(204);

    assertThat(client.logInAnonymously()).isRefused(400, "FunctionExecutionError", "Error: whose?");
    assertThat(post("/auth/providers/anon-user/login", null, json("{}"))).isJson(200);
  }

  @Test
  void anOperatorsRunForwardsTheCredentialsOfTheOperator() {
    code.function(
        "forward",
        """
        exports = async (url, body) => context.http.patch({
          url, body, headers: context.request.requestHeaders, encodeBodyAsJSON: true });
        """);
    AdminApiClient admin = code.app().admin();
    String provider =
        code.app().emulator().baseUrl()
            + "/api/admin/v3.0"
            + admin.group("/apps/" + code.app().emulated().id())
            + admin.provider("local-userpass");

    Document answer =
        code.admin(
                "POST",
                "/debug/execute_function?run_as_system=true",
                json("{name: 'forward'}")
                    .append("arguments", List.of(provider, json("{config: {autoConfirm: true}}"))))
            .document();

    assertThat(answer.get("result", Document.class)).containsEntry("statusCode", 204);
  }

  private Response post(String path, String token, Document body) {
    return client.send("POST", client.app(path), token, body, TENANT, "success", "Cookie", "a=b");
  }
}
