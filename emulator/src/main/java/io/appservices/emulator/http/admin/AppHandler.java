package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.Edition;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.http.admin.AdminAccess.Group;
import io.appservices.emulator.service.AppOptions;
import io.appservices.emulator.service.AppService;
import io.appservices.emulator.service.Payloads;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** The apps of a group. */
final class AppHandler {

  private static final Set<String> PRODUCTS =
      Set.of("standard", "atlas", "data-api", "device-sync");
  private static final Set<String> LOCATIONS =
      Set.of("US-VA", "US-OR", "DE-FF", "IE", "AU", "IN-MB", "SG", "BR-SP");
  private static final Set<String> DEPLOYMENT_MODELS = Set.of("GLOBAL", "LOCAL");
  private static final Set<String> ENVIRONMENTS =
      Set.of("", "development", "testing", "qa", "production", "no-environment");

  private final AppService apps;

  AppHandler(AppService apps) {
    this.apps = apps;
  }

  /** Without {@code product} only standard apps are listed; the CLI asks for each of the others. */
  Reply list(Call call) {
    List<String> products = List.of(call.query("product").orElse("standard").split(","));
    return Bodies.reply(
        200,
        apps.list(call.get(Group.class).id(), Edition.EDITED).stream()
            .filter(app -> products.contains(app.product()))
            .map(AppHandler::document)
            .toList());
  }

  Reply create(Call call) {
    Document body = Bodies.document(call);
    AppOptions defaults = AppOptions.DEFAULT;
    AppOptions options =
        new AppOptions(
            oneOf(PRODUCTS, "product", call.query("product").orElse(defaults.product())),
            chosen(LOCATIONS, body, "location", defaults.location()),
            chosen(DEPLOYMENT_MODELS, body, "deployment_model", defaults.deploymentModel()),
            "",
            chosen(ENVIRONMENTS, body, "environment", defaults.environment()));
    App app = apps.create(call.get(Group.class).id(), Payloads.string(body, "name"), options);
    return Bodies.reply(201, document(app));
  }

  Reply get(Call call) {
    return Bodies.reply(200, document(call.get(App.class)));
  }

  Reply delete(Call call) {
    apps.delete(call.get(App.class));
    return Reply.empty(204);
  }

  private static String chosen(Set<String> values, Document body, String key, String otherwise) {
    return oneOf(values, key, Payloads.optionalString(body, key).orElse(otherwise));
  }

  private static String oneOf(Set<String> values, String key, String value) {
    if (!values.contains(value)) {
      throw Refusals.invalidParameter("'" + value + "' is not a valid " + key);
    }
    return value;
  }

  private static Document document(App app) {
    return new Document("_id", app.id().toHexString())
        .append("client_app_id", app.clientAppId())
        .append("name", app.name())
        .append("location", app.location())
        .append("deployment_model", app.deploymentModel())
        .append("domain_id", app.domainId().toHexString())
        .append("group_id", app.groupId().toHexString())
        .append("last_used", app.lastModified())
        .append("last_modified", app.lastModified())
        .append("product", app.product())
        .append("environment", app.environment());
  }
}
