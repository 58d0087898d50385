package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.Edition;
import java.time.Duration;
import java.util.List;
import org.bson.Document;

/**
 * Writes the settings of an app. The edition is left out: whoever keeps several keeps them apart.
 */
final class AppCodec implements ValueCodec<App> {

  @Override
  public Document encode(App app) {
    return new Document("id", app.id())
        .append("clientAppId", Texts.stored(app.clientAppId()))
        .append("name", Texts.stored(app.name()))
        .append("group", app.groupId())
        .append("domain", app.domainId())
        .append("product", Texts.stored(app.product()))
        .append("location", Texts.stored(app.location()))
        .append("deploymentModel", Texts.stored(app.deploymentModel()))
        .append("providerRegion", Texts.stored(app.providerRegion()))
        .append("environment", Texts.stored(app.environment()))
        .append("modified", app.lastModified())
        .append("refreshTokenSeconds", app.refreshTokenLifetime().toSeconds())
        .append("refreshTokenNanos", app.refreshTokenLifetime().toNanosPart())
        .append("origins", app.allowedRequestOrigins().stream().map(Texts::stored).toList())
        .append("providers", app.providers().stream().map(AppCodec::provider).toList());
  }

  @Override
  public App decode(Document stored) {
    Fields fields = new Fields("app", stored);
    Duration lifetime =
        Duration.ofSeconds(
            fields.number("refreshTokenSeconds"), fields.number("refreshTokenNanos", 0));
    List<AuthProvider> providers = fields.list("providers", AppCodec::provider);
    return new App(
        fields.id("id"),
        fields.text("clientAppId"),
        fields.text("name"),
        fields.id("group"),
        fields.id("domain"),
        fields.text("product"),
        fields.text("location"),
        fields.text("deploymentModel"),
        fields.text("providerRegion"),
        fields.text("environment"),
        fields.number("modified"),
        lifetime,
        fields.texts("origins"),
        providers,
        Edition.DEPLOYED);
  }

  private static Document provider(AuthProvider provider) {
    return new Document("id", provider.id())
        .append("type", provider.type().wireName())
        .append("disabled", provider.disabled())
        .append("settings", FreeValues.stored(provider.settings()));
  }

  private static AuthProvider provider(Document stored) {
    Fields fields = new Fields("auth provider", stored);
    return new AuthProvider(
        fields.id("id"),
        fields.providerType("type"),
        fields.flag("disabled"),
        fields.freeDocument("settings"));
  }
}
