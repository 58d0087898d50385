package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.Environment;
import io.appservices.emulator.service.config.AppOptions;
import io.appservices.emulator.service.config.AppService;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The properties of an app to be made; those not given are the service's defaults. */
record NewApp(String name, Optional<String> clientAppId, AppOptions options) {

  static NewApp of(AppConfiguration read, AppService apps, Findings findings) {
    Optional<String> clientAppId = read.rootText("app_id");
    Optional<String> name = read.rootText("name").or(() -> clientAppId.map(AppService::nameIn));
    boolean unread = read.root().isEmpty() && !findings.problems().isEmpty();
    if (name.isEmpty() && !unread) {
      findings.problem("app", "missing 'name'");
    }
    clientAppId
        .filter(id -> !App.isClientAppId(id))
        .ifPresent(id -> findings.problem("app", "'" + id + "' is no app_id"));
    clientAppId
        .flatMap(apps::find)
        .ifPresent(
            other ->
                findings.problem("app", "there is an app '" + other.clientAppId() + "' already"));
    AppOptions defaults = AppOptions.DEFAULT;
    return new NewApp(
        name.orElse(""),
        clientAppId,
        new AppOptions(
            defaults.product(),
            read.rootText("location").orElse(defaults.location()),
            read.rootText("deployment_model").orElse(defaults.deploymentModel()),
            read.rootText("provider_region").orElse(defaults.providerRegion()),
            read.rootText("environment")
                .flatMap(Environment::byEitherName)
                .map(Environment::tag)
                .orElse(defaults.environment())));
  }

  App make(AppService apps, ObjectId groupId) {
    return clientAppId
        .map(id -> apps.create(groupId, name, id, options).orElseThrow())
        .orElseGet(() -> apps.create(groupId, name, options));
  }
}
