package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.AuthProviderDraft;
import io.appservices.emulator.domain.app.EmailPasswordSettings;
import io.appservices.emulator.domain.definition.CustomUserDataChange;
import io.appservices.emulator.domain.definition.CustomUserDataSettings;
import io.appservices.emulator.domain.definition.Environment;
import io.appservices.emulator.domain.definition.ValueDefinition;
import io.appservices.emulator.domain.definition.WebhookDefinition;
import io.appservices.emulator.service.config.AppNames;
import io.appservices.emulator.service.config.ConfigChecks;
import io.appservices.emulator.service.config.EndpointChecks;
import io.appservices.emulator.service.function.FunctionService;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.bson.Document;

/** Finds everything about a configuration that an app could not be set up with. */
final class AppChecks {

  private static final List<String> ROOT_TEXTS =
      List.of("app_id", "name", "location", "provider_region", "deployment_model", "environment");

  private final FunctionService functions;
  private final AppConfiguration configuration;
  private final Findings findings;
  private final BiPredicate<Section, String> known;

  /**
   * Makes the checks of one configuration.
   *
   * @param known whether the app has, or will have, a part of a section and name
   */
  AppChecks(
      FunctionService functions,
      AppConfiguration configuration,
      BiPredicate<Section, String> known,
      Findings findings) {
    this.functions = functions;
    this.configuration = configuration;
    this.known = known;
    this.findings = findings;
  }

  void run() {
    root();
    configuration.parts().forEach(new DefinitionChecks(findings)::check);
    configuration.parts().forEach(part -> refused(part, () -> check(part)));
    configuration.parts().stream()
        .filter(part -> References.in(part.section()) && isUsed(part))
        .forEach(this::references);
    configuration.parts().forEach(this::secrets);
  }

  private void root() {
    Document root = configuration.root();
    ROOT_TEXTS.forEach(key -> refused("app", () -> Members.of(root).text(key)));
    configuration.rootText("name").ifPresent(name -> refused("app", () -> AppNames.check(name)));
    configuration
        .rootText("environment")
        .filter(name -> Environment.byEitherName(name).isEmpty())
        .ifPresent(name -> findings.problem("app", "'" + name + "' is not a valid environment"));
    Object origins = root.get("allowed_request_origins");
    boolean strings =
        origins instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    if (origins != null && !strings) {
      findings.problem("app", "'allowed_request_origins' must be an array of strings");
    }
  }

  private void check(Part part) {
    switch (part.section()) {
      case FUNCTION -> {
        functions.checkSource(part.name(), Members.of(part.body()).requiredText("source"));
        functions.checkRunAs(Members.of(part.body()));
      }
      case INCOMING_WEBHOOK -> {
        WebhookDefinition.source(Members.of(part.body()))
            .ifPresent(source -> functions.checkSource(part.name(), source));
        functions.checkRunAs(Members.of(part.body()));
      }
      case DATA_API_CONFIG -> functions.checkRunAs(Members.of(part.body()));
      case SERVICE -> ConfigChecks.service(Members.of(named(part, "name")));
      case TRIGGER -> ConfigChecks.trigger(Members.of(named(part, "name")));
      case ENDPOINT -> EndpointChecks.endpoint(Members.of(part.body()));
      case AUTH_PROVIDER -> AuthProviderDraft.of(named(part, "type"));
      case CUSTOM_USER_DATA -> CustomUserDataChange.of(part.body());
      default -> {
        // The Admin API keeps them as they come.
      }
    }
  }

  private static Document named(Part part, String key) {
    return new Document((Map<String, Object>) part.body()).append(key, part.name());
  }

  /**
   * Returns whether the part is used: one that is switched off may refer to parts that do not
   * exist.
   */
  private static boolean isUsed(Part part) {
    Members body = Members.stored(part.body());
    if (part.section() == Section.CUSTOM_USER_DATA) {
      CustomUserDataSettings settings = CustomUserDataSettings.of(body);
      return settings.enabled() || settings.creationFunction().name().isPresent();
    }
    return !body.flag("disabled");
  }

  private void references(Part part) {
    for (References.Named named : References.named(part.body())) {
      if (named.section() == Section.SECRET) {
        secret(part, named.name());
      } else if (!known.test(named.section(), named.name()) && isAsked(part, named.key())) {
        wrong(part, named.section().noun() + " not found: '" + named.name() + "'");
      }
    }
  }

  /** Consoles leave the names of functions behind that a switch beside them has turned off. */
  private static boolean isAsked(Part part, String key) {
    Members body = Members.stored(part.body());
    EmailPasswordSettings settings = EmailPasswordSettings.of(body.objectOrEmpty("config"));
    return switch (key) {
      case "confirmationFunctionName" -> settings.confirmation().runsFunction();
      case "resetFunctionName" -> settings.reset().runsFunction();
      case "mongo_service_name" -> CustomUserDataSettings.of(body).enabled();
      default -> true;
    };
  }

  /** Exports never have the values of secrets, so their absence is no reason to refuse. */
  private void secrets(Part part) {
    Members body = Members.stored(part.body());
    Members fields = body.objectOrEmpty("secret_config");
    fields.names().stream()
        .flatMap(key -> fields.strings(key).stream())
        .forEach(name -> secret(part, name));
    if (part.section() == Section.VALUE) {
      ValueDefinition value = ValueDefinition.of(part.name(), body);
      value
          .value()
          .filter(name -> value.fromSecret() && name instanceof String)
          .ifPresent(name -> secret(part, (String) name));
    }
  }

  private void secret(Part part, String name) {
    if (!known.test(Section.SECRET, name)) {
      findings.note(where(part), "secret '" + name + "' has no value; secrets.json can give one");
    }
  }

  private void refused(Part part, Runnable check) {
    try {
      check.run();
    } catch (AppServicesException e) {
      wrong(part, e.detail());
    }
  }

  private void wrong(Part part, String why) {
    if (part.section().standsAlone()) {
      findings.defect(part.section(), part.name(), where(part), why);
    } else {
      findings.problem(where(part), why);
    }
  }

  private void refused(String where, Runnable check) {
    try {
      check.run();
    } catch (AppServicesException e) {
      findings.problem(where, e.detail());
    }
  }

  private static String where(Part part) {
    return part.origin().isEmpty() ? part.key().toString() : part.origin();
  }
}
