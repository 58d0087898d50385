package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.AtlasV2Client;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What key pairs may do that have other roles than the operator's own. */
class OperatorRoleTest {

  private AppServicesEmulator emulator;
  private AtlasApiClient owner;

  @BeforeEach
  void start() {
    emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder()
                .operator(
                    o ->
                        o.furtherKey("reader", "r-secret", "GROUP_READ_ONLY")
                            .furtherKey("access", "a-secret", "GROUP_DATABASE_ACCESS_ADMIN")
                            .furtherKey("member", "m-secret", "ORG_MEMBER")
                            .furtherKey("owner", "o-secret", "GROUP_READ_ONLY", "GROUP_OWNER"))
                .build());
    owner = new AtlasApiClient(emulator);
    owner.users("POST", "", AtlasTest.scram("ellen"));
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "reader,r-secret,GET,200",
    "reader,r-secret,DELETE,401",
    "reader,r-secret,PATCH,401",
    "access,a-secret,GET,200",
    "access,a-secret,DELETE,401",
    "member,m-secret,GET,401",
    "owner,o-secret,GET,200",
    "owner,o-secret,DELETE,204",
    "reader,o-secret,GET,401",
  })
  void versionOneLetsOwnersAloneChangeDatabaseUsers(
      String publicKey, String privateKey, String method, int status) {
    Response answer = digest(publicKey, privateKey, method);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(owner.users("GET", "/admin/ellen", null).status())
        .isEqualTo(status == 204 ? 404 : 200);
  }

  @Test
  void refusesWithTheAnswerOfAtlas() {
    Response refused = digest("reader", "r-secret", "DELETE");

    AtlasTest.assertRefused(
        refused,
        401,
        "USER_UNAUTHORIZED",
        "Current user is not authorized to perform this action.");
    assertThat(refused.document()).containsEntry("reason", "Unauthorized");
    assertThat(refused.headers().allValues("WWW-Authenticate")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "reader,r-secret,GET,200",
    "reader,r-secret,DELETE,401",
    "access,a-secret,DELETE,204",
    "member,m-secret,GET,401",
    "owner,o-secret,DELETE,204",
  })
  void versionTwoLetsAdministratorsOfDatabaseAccessToo(
      String clientId, String secret, String method, int status) {
    AtlasV2Client client = AtlasV2Client.of(emulator, clientId, secret);

    assertThat(client.users(method, "/admin/ellen", null).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"owner,o-secret,200", "reader,r-secret,401", "access,a-secret,401"})
  void ownersAloneOpenTheAdminApi(String publicKey, String privateKey, int status) {
    AdminApiClient admin = new AdminApiClient(emulator, emulator.app().id());

    Response answer =
        admin.logIn(
            "mongodb-cloud", new Document("username", publicKey).append("apiKey", privateKey));

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void aTokenIsRevokedByItsOwnAccountAlone() {
    AtlasV2Client reader = AtlasV2Client.of(emulator, "reader", "r-secret");

    AtlasV2Client.oauth(emulator, "/revoke", "owner", "o-secret", "token=" + reader.token());

    assertThat(reader.call("GET", "/groups", null).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GROUP_KING", "", "group_owner"})
  void refusesARoleThatAtlasDoesNotHave(String role) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> EmulatorConfig.builder().operator(o -> o.furtherKey("a", "b", role)).build())
        .withMessageContaining("furtherKey");
  }

  private Response digest(String publicKey, String privateKey, String method) {
    String target = owner.group("/databaseUsers/admin/ellen");
    Object body = method.equals("PATCH") ? new Document() : null;
    return owner.send(
        method,
        target,
        owner.answer().withUsername(publicKey).withPassword(privateKey).header(method, target),
        body);
  }
}
