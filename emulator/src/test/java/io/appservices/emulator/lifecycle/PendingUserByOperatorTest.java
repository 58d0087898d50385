package io.appservices.emulator.lifecycle;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What operators do with users that wait for their confirmation. */
class PendingUserByOperatorTest extends PendingUserFixture {

  @Test
  void theOperatorConfirms() {
    assertThat(admin.onApp("POST", byEmail("/confirm"), null)).isEmpty(204);

    assertConfirmed();
  }

  @Test
  void theOperatorSendsTheMailAgainAndIsToldThePair() {
    Response sent = admin.onApp("POST", byEmail("/send_confirm"), null);

    assertThat(sent).isJson(200);
    assertThat(sent.document()).containsOnlyKeys("token_id", "token");
    Map<String, String> pair =
        Map.of("tokenId", sent.string("token_id"), "token", sent.string("token"));
    assertThat(client.userpass("confirm", pair)).isDone(200);
    assertConfirmed();
  }

  @Test
  void theOperatorRunsTheMailFlowAgainAndIsToldThePair() {
    Response run = admin.onApp("POST", byEmail("/run_confirm"), null);

    assertThat(run).isJson(202);
    assertThat(run.document()).containsOnlyKeys("token_id", "token");
    assertThat(onlyPending()).isNotEmpty();
  }

  @Test
  void whoIsConfirmedIsRefusedAnotherConfirmation() {
    assertThat(admin.onApp("POST", byEmail("/confirm"), null)).isEmpty(204);

    for (Response response :
        List.of(
            client.userpass("confirm/send", Map.of("email", EMAIL)),
            client.userpass("confirm/call", Map.of("email", EMAIL)),
            admin.onApp("POST", byEmail("/confirm"), null),
            admin.onApp("POST", byEmail("/send_confirm"), null),
            admin.onApp("POST", byEmail("/run_confirm"), null))) {
      assertThat(response).isRefused(400, "UserAlreadyConfirmed", "already confirmed");
    }
  }

  @Test
  void anEmailThatNobodyRegisteredIsUnknownToAllOfIt() {
    Map<String, String> nobody = Map.of("email", "nobody@example.com");
    String registration = "/user_registrations/by_email/nobody@example.com";

    for (Response response :
        List.of(
            client.userpass("confirm/send", nobody),
            client.userpass("confirm/call", nobody),
            client.userpass("reset/send", nobody),
            admin.onApp("DELETE", registration, null),
            admin.onApp("POST", registration + "/confirm", null),
            admin.onApp("POST", registration + "/send_confirm", null),
            admin.onApp("POST", registration + "/run_confirm", null),
            admin.onApp("DELETE", "/user_registrations/by_id/" + new ObjectId(), null),
            admin.onApp("DELETE", "/user_registrations/by_id/1", null))) {
      assertThat(response).isRefused(404, "UserNotFound", "user not found");
    }
    assertThat(onlyPending()).isNotEmpty();
  }

  @Test
  void whatTheOperatorCreatesIsConfirmedThoughTheProviderWantsConfirmation() {
    assertThat(admin.createUser("new@example.com", PASSWORD)).isJson(201);

    client.logIn("new@example.com", PASSWORD).tokens();
    assertThat(onlyPending()).isNotEmpty();
  }
}
