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
import org.bson.Document;

/** What belongs to one service of an app: its configuration and its rules. */
final class ServiceHandler {

  private static final String CONFIG = "config";

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
    return Bodies.reply(200, settings instanceof Map ? settings : new Document());
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
    String prefix = service(call).id().toHexString() + "/";
    String defaultRule = RuleNames.defaultRule(service(call).id());
    return Bodies.reply(
        200,
        config.list(app(call), ConfigKind.SERVICE_RULE).stream()
            .filter(rule -> rule.name().startsWith(prefix) && !rule.name().equals(defaultRule))
            .map(ConfigViews::rule)
            .toList());
  }

  Reply createRule(Call call) {
    Document body = Bodies.document(call);
    String namespace =
        Payloads.string(body, "database") + "." + Payloads.string(body, "collection");
    String name = RuleNames.collection(service(call).id(), namespace);
    return Bodies.reply(
        201, ConfigViews.rule(config.create(app(call), ConfigKind.SERVICE_RULE, name, body)));
  }

  Reply rule(Call call) {
    return Bodies.reply(200, ConfigViews.rule(existingRule(call)));
  }

  Reply replaceRule(Call call) {
    config.replace(
        app(call),
        ConfigKind.SERVICE_RULE,
        existingRule(call).id().toHexString(),
        Payloads.without(Bodies.document(call), "name"));
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
    service(call);
    return config.get(app(call), ConfigKind.SERVICE_RULE, call.pathParameter("ruleId"));
  }

  private Optional<ConfigDocument> findDefaultRule(Call call) {
    return config.findByName(
        app(call), ConfigKind.SERVICE_RULE, RuleNames.defaultRule(service(call).id()));
  }

  private static AppServicesException missing(Kind kind, String text) {
    return new AppServicesException(kind, text);
  }
}
