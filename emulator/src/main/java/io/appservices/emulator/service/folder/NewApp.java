package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.Environment;
import io.appservices.emulator.service.config.AppNames;
import io.appservices.emulator.service.config.AppOptions;
import io.appservices.emulator.service.config.AppService;
import java.nio.file.Path;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The properties of an app to be made; those not given are the service's defaults. */
record NewApp(
    String name, Optional<String> clientAppId, Optional<ObjectId> id, AppOptions options) {

  /** The ids of an app that was there before. */
  record Ids(ObjectId id, String clientAppId) {}

  /** Reads the properties; an app that has no name gets that of its folder. */
  static NewApp of(AppConfiguration read, Path folder, AppService apps, Findings findings) {
    return of(named(read, folder, findings), apps, findings);
  }

  private static NewApp of(AppConfiguration read, AppService apps, Findings findings) {
    Optional<String> clientAppId = read.rootText("app_id");
    Optional<String> name = read.rootText("name").or(() -> clientAppId.map(AppNames::in));
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
        id(read, apps, findings),
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

  /** Names an app whose root file does not after its folder, as command lines do that are asked. */
  private static AppConfiguration named(AppConfiguration read, Path folder, Findings findings) {
    boolean isNamed = read.rootText("name").or(() -> read.rootText("app_id")).isPresent();
    Path last = folder.toAbsolutePath().normalize().getFileName();
    if (isNamed || !findings.problems().isEmpty() || last == null) {
      return read;
    }
    String name = AppNames.like(last.toString());
    findings.note("app", "without a name, and so named '" + name + "' after its folder");
    return new AppConfiguration(read.root().append("name", name), read.parts());
  }

  /** Returns the {@code _id} that the folder asks for. */
  private static Optional<ObjectId> id(AppConfiguration read, AppService apps, Findings findings) {
    Object given = read.root().get("_id");
    if (given == null) {
      return Optional.empty();
    }
    if (!(given instanceof String text && ObjectId.isValid(text))) {
      findings.problem("app", "'_id' must be 24 hexadecimal digits");
      return Optional.empty();
    }
    ObjectId id = new ObjectId(text);
    apps.find(id)
        .ifPresent(
            other ->
                findings.problem(
                    "app", "app '" + other.clientAppId() + "' has the _id " + id + " already"));
    return Optional.of(id);
  }

  App make(AppService apps, ObjectId groupId, Optional<Ids> before) {
    Optional<String> wantedId = clientAppId.or(() -> before.map(Ids::clientAppId));
    Optional<ObjectId> wanted = id.or(() -> before.map(Ids::id));
    if (wanted.isPresent()) {
      String named = wantedId.orElseGet(() -> apps.unusedClientAppId(name));
      return apps.create(wanted.get(), groupId, name, named, options).orElseThrow();
    }
    return clientAppId
        .map(id -> apps.create(groupId, name, id, options).orElseThrow())
        .orElseGet(() -> apps.create(groupId, name, options));
  }
}
