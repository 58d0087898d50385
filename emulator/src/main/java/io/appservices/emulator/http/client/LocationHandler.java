package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import org.bson.Document;

/** Tells clients where the app is and how one can log in to it. */
final class LocationHandler {

  /**
   * Returns the host names, which replace the one that the client knows for all later calls, so
   * they have to be reachable for it.
   */
  Reply location(Call call, App app) {
    String hostname = call.externalBaseUrl();
    return Bodies.reply(
        200,
        new Document("deployment_model", app.deploymentModel())
            .append("location", app.location())
            .append("hostname", hostname)
            .append("ws_hostname", hostname.replaceFirst("^http", "ws")));
  }

  Reply providers(Call call, App app) {
    return Bodies.reply(
        200,
        app.providers().stream()
            .filter(provider -> !provider.disabled())
            .map(LocationHandler::provider)
            .toList());
  }

  private static Document provider(AuthProvider provider) {
    String name = provider.type().wireName();
    return new Document("_id", provider.id().toHexString())
        .append("name", name)
        .append("type", name)
        .append("disabled", false);
  }
}
