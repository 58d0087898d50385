package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.admin.ConfigHandler.app;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.Payloads;
import io.appservices.emulator.service.function.ConfigService;
import io.appservices.emulator.service.function.RuleNames;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** What belongs to one service of an app: its configuration and its rules. */
final class ServiceHandler {

  private static final String CONFIG = "config";

  /** The fields of the known types of services that hold what nobody may read again. */
  private static final Set<String> SECRET_FIELDS =
      Set.of("uri", "secretAccessKey", "apiKey", "auth_token", "clientSecret", "privateKey");

  private final ConfigService config;

  ServiceHandler(ConfigService config) {
    this.config = config;
  }

  static void check(App app, Document body) {
    Payloads.string(body, "type");
    if (Payloads.string(body, "name").contains("#")) {
      throw Refusals.badRequest("a service name may not contain '#'");
    }
  }

  /** Secrets are not among it. */
  Reply config(Call call) {
    Object settings = service(call).body().get(CONFIG);
    Document all = settings instanceof Document document ? document : new Document();
    return Bodies.reply(200, withoutSecrets(all));
  }

  static Document withoutSecrets(Document settings) {
    Document shown = new Document((Map<String, Object>) settings);
    SECRET_FIELDS.forEach(shown::remove);
    return shown;
  }

  Reply mergeConfig(Call call) {
    ConfigDocument service = service(call);
    Document merged = new Document();
    if (service.body().get(CONFIG) instanceof Document existing) {
      merged.putAll(existing);
    }
    merged.putAll(Bodies.document(call));
    config.merge(
        app(call), ConfigKind.SERVICE, service.id().toHexString(), new Document(CONFIG, merged));
    return Reply.empty(204);
  }

  Reply rules(Call call) {
    return Bodies.reply(200, rulesOf(call).map(ConfigViews::rule).toList());
  }

  Reply createRule(Call call) {
    Document body = Bodies.document(call);
    String name = RuleNames.collection(service(call).id(), namespace(body));
    return Bodies.reply(
        201, ConfigViews.rule(config.create(app(call), ConfigKind.SERVICE_RULE, name, body)));
  }

  Reply rule(Call call) {
    return Bodies.reply(200, ConfigViews.rule(existingRule(call)));
  }

  Reply replaceRule(Call call) {
    Document body = Bodies.document(call);
    String id = existingRule(call).id().toHexString();
    String name = RuleNames.collection(service(call).id(), namespace(body));
    config.replace(app(call), ConfigKind.SERVICE_RULE, id, name, body);
    return Reply.empty(204);
  }

  Reply deleteRule(Call call) {
    config.delete(app(call), ConfigKind.SERVICE_RULE, existingRule(call).id().toHexString());
    return Reply.empty(204);
  }

  Reply defaultRule(Call call) {
    return Bodies.reply(
        200,
        ConfigViews.rule(
            findDefaultRule(call)
                .orElseThrow(
                    () -> missing(Kind.NOT_FOUND, "default rule does not exist on service"))));
  }

  Reply createDefaultRule(Call call) {
    if (findDefaultRule(call).isPresent()) {
      throw missing(Kind.INVALID, "default rule already exists");
    }
    ConfigDocument rule =
        config.create(
            app(call),
            ConfigKind.SERVICE_RULE,
            RuleNames.defaultRule(service(call).id()),
            Payloads.without(Bodies.document(call), "name"));
    return Bodies.reply(201, ConfigViews.rule(rule));
  }

  Reply replaceDefaultRule(Call call) {
    ConfigDocument existing =
        findDefaultRule(call)
            .orElseThrow(() -> missing(Kind.INVALID, "default rule does not exist"));
    Document body = Payloads.without(Bodies.document(call), "name");
    Object id = body.get("_id");
    if (id != null && !String.valueOf(id).equals(existing.id().toHexString())) {
      throw missing(Kind.INVALID, "service default rule id mismatch");
    }
    config.replace(app(call), ConfigKind.SERVICE_RULE, existing.id().toHexString(), body);
    return Reply.empty(204);
  }

  Reply deleteDefaultRule(Call call) {
    ConfigDocument existing =
        findDefaultRule(call)
            .orElseThrow(
                () -> missing(Kind.NOT_FOUND, "default rule does not exist for app service"));
    config.delete(app(call), ConfigKind.SERVICE_RULE, existing.id().toHexString());
    return Reply.empty(204);
  }

  private ConfigDocument service(Call call) {
    return config.get(app(call), ConfigKind.SERVICE, call.pathParameter("serviceId"));
  }

  private ConfigDocument existingRule(Call call) {
    String id = call.pathParameter("ruleId");
    return rulesOf(call)
        .filter(rule -> rule.id().toHexString().equals(id))
        .findFirst()
        .orElseThrow(() -> config.notFound(ConfigKind.SERVICE_RULE, id));
  }

  /** Those of collections. */
  private Stream<ConfigDocument> rulesOf(Call call) {
    ObjectId service = service(call).id();
    String prefix = service.toHexString() + "/";
    String defaultRule = RuleNames.defaultRule(service);
    return config.list(app(call), ConfigKind.SERVICE_RULE).stream()
        .filter(rule -> rule.name().startsWith(prefix) && !rule.name().equals(defaultRule));
  }

  private static String namespace(Document rule) {
    return Payloads.string(rule, "database") + "." + Payloads.string(rule, "collection");
  }

  private Optional<ConfigDocument> findDefaultRule(Call call) {
    return config.findByName(
        app(call), ConfigKind.SERVICE_RULE, RuleNames.defaultRule(service(call).id()));
  }

  private static AppServicesException missing(Kind kind, String text) {
    return new AppServicesException(kind, text);
  }
}
