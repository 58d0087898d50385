package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.SecretMembers;
import io.appservices.emulator.domain.definition.RuleNamespace;
import io.appservices.emulator.domain.definition.ServiceDefinition;
import io.appservices.emulator.domain.definition.ServiceType;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.ConfigChecks;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.DefinitionTypes;
import io.appservices.emulator.service.data.RuleNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The configuration and the rules of one service of an app. */
public final class ServiceHandler {

  private static final String CONFIG = "config";

  private static final String SECRET_CONFIG = "secret_config";

  private static final Set<String> MERGED = Set.of(CONFIG, SECRET_CONFIG, "sync", "flexible_sync");

  private final ConfigService config;

  public ServiceHandler(ConfigService config) {
    this.config = config;
  }

  /** Makes several data sources at once: all or, if one is refused, none. */
  public Reply createDataSources(Call call, App app) {
    List<Document> bodies = Bodies.list(call).stream().map(ServiceHandler::dataSource).toList();
    Set<String> names = new HashSet<>();
    for (Document body : bodies) {
      ConfigChecks.service(Members.of(body));
      String name = body.getString("name");
      if (name.isEmpty()) {
        throw Refusals.missingParameter("name");
      }
      if (!names.add(name) || config.findByName(app, ConfigKind.SERVICE, name).isPresent()) {
        throw config.nameTaken(ConfigKind.SERVICE, name);
      }
    }
    config.createAll(app, ConfigKind.SERVICE, bodies);
    return Reply.empty(201);
  }

  private static Document dataSource(Object element) {
    if (element instanceof Document body
        && ServiceType.of(body).filter(ServiceType.LINKABLE::contains).isPresent()) {
      return body;
    }
    throw Refusals.invalidParameter(
        "expected data sources of type "
            + ServiceType.LINKABLE.stream().map(ServiceType::wireName).toList());
  }

  /** Secrets are not among it. */
  public Reply config(Call call, App app) {
    Document settings = service(call, app).members().documentOrEmpty(CONFIG);
    return Bodies.reply(200, SecretMembers.without(settings));
  }

  /**
   * Merges the sent settings into the stored ones; settings of Device Sync are merged one by one,
   * too.
   */
  public Reply mergeConfig(Call call, App app) {
    ConfigDocument service = service(call, app);
    Document changes = changes(Bodies.document(call));
    ConfigChecks.serviceSettings(Members.of(merged(service.body(), changes, MERGED)));
    config.change(
        app,
        ConfigKind.SERVICE,
        service.id().toHexString(),
        body -> service.name(),
        body -> merged(body, changes, MERGED));
    return Reply.empty(204);
  }

  /** Clients send either the configuration or the whole service that has it. */
  private static Document changes(Document body) {
    if (!(body.get(CONFIG) instanceof Document)) {
      return new Document(CONFIG, body);
    }
    Document changes = new Document(CONFIG, body.get(CONFIG));
    if (body.get(SECRET_CONFIG) instanceof Document secrets) {
      changes.append(SECRET_CONFIG, secrets);
    }
    return changes;
  }

  /**
   * Replaces the changed members of a document; the members named by {@code deep} are merged
   * themselves.
   */
  private static Document merged(Document old, Document changes, Set<String> deep) {
    Document merged = new Document((Map<String, Object>) old);
    changes.forEach(
        (key, value) ->
            merged.put(
                key,
                deep.contains(key)
                        && value instanceof Document change
                        && old.get(key) instanceof Document existing
                    ? merged(existing, change, deep)
                    : value));
    return merged;
  }

  public Reply rules(Call call, App app) {
    return Bodies.reply(200, rulesOf(call, app).map(ConfigViews::rule).toList());
  }

  public Reply createRule(Call call, App app) {
    Document body = RuleNamespace.split(ruleBody(call));
    ConfigDocument service = service(call, app);
    String name = RuleNames.collection(service.id(), key(service, body));
    return Bodies.reply(
        201, ConfigViews.rule(config.create(app, ConfigKind.SERVICE_RULE, name, body)));
  }

  public Reply rule(Call call, App app) {
    return Bodies.reply(200, ConfigViews.rule(existingRule(call, app)));
  }

  public Reply replaceRule(Call call, App app) {
    Document body = RuleNamespace.split(ruleBody(call));
    String id = existingRule(call, app).id().toHexString();
    ConfigDocument service = service(call, app);
    String name = RuleNames.collection(service.id(), key(service, body));
    config.replace(app, ConfigKind.SERVICE_RULE, id, name, body);
    return Reply.empty(204);
  }

  public Reply deleteRule(Call call, App app) {
    config.delete(app, ConfigKind.SERVICE_RULE, existingRule(call, app).id().toHexString());
    return Reply.empty(204);
  }

  public Reply defaultRule(Call call, App app) {
    return Bodies.reply(
        200,
        ConfigViews.rule(
            findDefaultRule(call, app)
                .orElseThrow(
                    () -> missing(Kind.NOT_FOUND, "default rule does not exist on service"))));
  }

  public Reply createDefaultRule(Call call, App app) {
    if (findDefaultRule(call, app).isPresent()) {
      throw missing(Kind.INVALID, "default rule already exists");
    }
    ConfigDocument rule =
        config.create(
            app,
            ConfigKind.SERVICE_RULE,
            RuleNames.defaultRule(service(call, app).id()),
            Documents.without(ruleBody(call), "name"));
    return Bodies.reply(201, ConfigViews.rule(rule));
  }

  public Reply replaceDefaultRule(Call call, App app) {
    ConfigDocument existing =
        findDefaultRule(call, app)
            .orElseThrow(() -> missing(Kind.INVALID, "default rule does not exist"));
    Document body = Documents.without(ruleBody(call), "name");
    Object id = body.get("_id");
    if (id != null && !String.valueOf(id).equals(existing.id().toHexString())) {
      throw missing(Kind.INVALID, "service default rule id mismatch");
    }
    config.replace(app, ConfigKind.SERVICE_RULE, existing.id().toHexString(), body);
    return Reply.empty(204);
  }

  public Reply deleteDefaultRule(Call call, App app) {
    ConfigDocument existing =
        findDefaultRule(call, app)
            .orElseThrow(
                () -> missing(Kind.NOT_FOUND, "default rule does not exist for app service"));
    config.delete(app, ConfigKind.SERVICE_RULE, existing.id().toHexString());
    return Reply.empty(204);
  }

  private static Document ruleBody(Call call) {
    Document body = Bodies.document(call);
    DefinitionTypes.check(ConfigKind.SERVICE_RULE, body);
    return body;
  }

  private ConfigDocument service(Call call, App app) {
    return config.get(app, ConfigKind.SERVICE, call.pathParameter("serviceId"));
  }

  private ConfigDocument existingRule(Call call, App app) {
    String id = call.pathParameter("ruleId");
    return rulesOf(call, app)
        .filter(rule -> rule.id().toHexString().equals(id))
        .findFirst()
        .orElseThrow(() -> config.notFound(ConfigKind.SERVICE_RULE, id));
  }

  /** Returns the rules of collections. */
  private Stream<ConfigDocument> rulesOf(Call call, App app) {
    ObjectId service = service(call, app).id();
    String prefix = service.toHexString() + "/";
    String defaultRule = RuleNames.defaultRule(service);
    return config.list(app, ConfigKind.SERVICE_RULE).stream()
        .filter(rule -> rule.name().startsWith(prefix) && !rule.name().equals(defaultRule));
  }

  /** Returns the key of a rule: the collection for a data source, the name for other services. */
  private static String key(ConfigDocument service, Document rule) {
    return ServiceDefinition.of(service).isDataSource()
        ? Members.of(rule).requiredText("database")
            + "."
            + Members.of(rule).requiredText("collection")
        : "/" + Members.of(rule).requiredText("name");
  }

  private Optional<ConfigDocument> findDefaultRule(Call call, App app) {
    return config.findByName(
        app, ConfigKind.SERVICE_RULE, RuleNames.defaultRule(service(call, app).id()));
  }

  private static AppServicesException missing(Kind kind, String text) {
    return new AppServicesException(kind, text);
  }
}
