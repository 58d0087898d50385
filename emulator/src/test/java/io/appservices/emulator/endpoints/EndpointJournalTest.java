package io.appservices.emulator.endpoints;

import static io.appservices.emulator.api.RequestFilter.all;
import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The journal has the user of a request with an access token, also if the token is refused. */
class EndpointJournalTest {

  private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final EndpointScene scene = EndpointScene.on(emulator);
  private final EndpointApp app = scene.app();

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void hasTheUserOfATokenWhoseSessionEnded() {
    scene.dataApi("{}");
    callAll(200);

    app.app().admin().revoke(scene.tokens().userId());
    callAll(401);

    assertThat(refused())
        .hasSize(3)
        .allMatch(request -> request.user().equals(Optional.of(scene.tokens().userId())))
        .allMatch(request -> request.session().equals(accepted().get(0).session()));
  }

  @Test
  void hasTheUserOfATokenThatExpired() {
    emulator.clock().advance(Duration.ofHours(1));
    assertThat(app.get("/me", "Authorization", scene.bearer())).hasStatus(401);

    assertThat(refused()).hasSize(1);
    assertThat(refused().get(0).user()).contains(scene.tokens().userId());
    assertThat(refused().get(0).reason().orElseThrow()).startsWith("token expired at ");
  }

  @Test
  void hasNoUserOfAnotherAppsToken() {
    EndpointScene other = EndpointScene.on(emulator);
    other.app().app().admin().revoke(other.tokens().userId());

    assertThat(app.get("/me", "Authorization", other.bearer())).hasStatus(401);

    assertThat(refused()).hasSize(1);
    assertThat(refused().get(0).user()).isEmpty();
  }

  private void callAll(int status) {
    String service = "/service/hooks/incoming_webhook/hook";
    if (status == 200) {
      String hooks = app.create("/services", json("{name: 'hooks', type: 'http', config: {}}"));
      app.create(
          "/services/" + hooks + "/incoming_webhooks",
          json(
              "{name: 'hook', function_source: 'exports = () => 1', run_as_authed_user: true,"
                  + " respond_result: true, options: {httpMethod: 'POST', validationMethod:"
                  + " 'NO_VALIDATION'}}"));
    }
    String[] token = {"Authorization", scene.bearer()};
    Response hook =
        Http.send(
            "POST",
            emulator.baseUrl()
                + "/api/client/v2.0/app/"
                + app.app().emulated().clientAppId()
                + service,
            null,
            token);
    assertThat(app.get("/me", token)).hasStatus(status);
    assertThat(app.data("find", DataApiFixture.body("{}"), token)).hasStatus(status);
    assertThat(hook).hasStatus(status);
  }

  private List<RecordedRequest> refused() {
    return app.app().emulated().requests().list(all().refused());
  }

  private List<RecordedRequest> accepted() {
    return app
        .app()
        .emulated()
        .requests()
        .list(all().accepted().user(scene.tokens().userId()))
        .stream()
        .filter(request -> request.path().contains("/endpoint/"))
        .toList();
  }
}
