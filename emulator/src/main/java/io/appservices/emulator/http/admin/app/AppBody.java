package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.ProviderRegion;
import io.appservices.emulator.domain.definition.Environment;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppOptions;
import io.appservices.emulator.service.config.ConfigChecks;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * The request to make an app (Admin API: AppConstructor).
 *
 * @param options the chosen options, the others by default
 * @param dataSource the first service of the app
 * @param template the template to make it from
 */
record AppBody(
    String name,
    AppOptions options,
    Optional<Document> dataSource,
    Optional<AppTemplate> template) {

  private static final Set<String> PRODUCTS =
      Set.of("standard", "atlas", "data-api", "device-sync");
  private static final Set<String> LOCATIONS =
      Set.of("US-VA", "US-OR", "DE-FF", "IE", "AU", "IN-MB", "SG", "BR-SP");
  private static final Set<String> DEPLOYMENT_MODELS = Set.of("GLOBAL", "LOCAL");

  static AppBody of(Call call) {
    Document body = Bodies.document(call);
    Optional<AppTemplate> template = AppTemplate.of(body);
    Optional<Document> dataSource = Members.of(body).document("data_source");
    dataSource.map(Members::of).ifPresent(ConfigChecks::service);
    String product =
        call.query("product")
            .or(() -> template.map(AppTemplate::product))
            .orElse(AppOptions.DEFAULT.product());
    return new AppBody(
        Members.of(body).requiredText("name"),
        options(oneOf(PRODUCTS, "product", product), body),
        dataSource,
        template);
  }

  /** Returns the name of an environment, or the empty string for none. */
  static String environment(Document body) {
    String tag = Members.of(body).requiredText("environment");
    return Environment.byTag(tag).orElseThrow(() -> invalid("environment", tag)).tag();
  }

  /** Reads the options of a new app; a region determines those that are not given. */
  private static AppOptions options(String product, Document body) {
    AppOptions defaults = AppOptions.DEFAULT;
    Optional<ProviderRegion> region = Members.of(body).text("provider_region").map(AppBody::region);
    boolean local = region.isPresent() && !region.get().isGlobal();
    String model =
        chosen(
            DEPLOYMENT_MODELS,
            body,
            "deployment_model",
            local ? "LOCAL" : defaults.deploymentModel());
    if (local && model.equals("GLOBAL")) {
      throw Refusals.invalidParameter(
          "provider_region '" + region.get().id() + "' does not support deployment_model 'GLOBAL'");
    }
    String location = region.map(ProviderRegion::location).orElse(defaults.location());
    return new AppOptions(
        product,
        chosen(LOCATIONS, body, "location", location),
        model,
        region.map(ProviderRegion::id).orElse(defaults.providerRegion()),
        body.get("environment") == null ? defaults.environment() : environment(body));
  }

  private static ProviderRegion region(String id) {
    return ProviderRegion.byId(id).orElseThrow(() -> invalid("provider_region", id));
  }

  private static String chosen(Set<String> values, Document body, String key, String otherwise) {
    return oneOf(values, key, Members.of(body).text(key).orElse(otherwise));
  }

  private static String oneOf(Set<String> values, String key, String value) {
    if (!values.contains(value)) {
      throw invalid(key, value);
    }
    return value;
  }

  private static AppServicesException invalid(String key, String value) {
    return Refusals.invalidParameter("'" + value + "' is not a valid " + key);
  }
}
