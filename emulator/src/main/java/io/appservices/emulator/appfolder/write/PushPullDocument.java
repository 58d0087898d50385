package io.appservices.emulator.appfolder.write;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.definition.Environment;
import java.util.List;
import org.bson.Document;

/**
 * The configuration of an app as one flat document: what the Admin API's {@code pull} answers and
 * {@code push} takes (Admin API description: {@code PushPullAppConfig}).
 */
public final class PushPullDocument {

  private static final String CONFIG = "config";
  private static final String WEBHOOKS = "incoming_webhooks";
  private static final String VALUES = "values";

  private final AppConfiguration configuration;

  private PushPullDocument(AppConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Returns the document of a configuration; what the description requires is there, also if empty.
   */
  public static Document write(AppConfiguration configuration) {
    return new PushPullDocument(configuration).write();
  }

  private Document write() {
    Document all = new Document();
    for (String key : AppConfiguration.ROOT_MEMBERS) {
      if (!key.equals("app_id") && configuration.root().get(key) != null) {
        all.append(key, configuration.root().get(key));
      }
    }
    all.append("auth_providers", bodies(Section.AUTH_PROVIDER, "type"));
    single(all, "custom_user_data", Section.CUSTOM_USER_DATA);
    single(all, "data_api_config", Section.DATA_API_CONFIG);
    return all.append("data_sources", services(ServiceGroup.DATA_SOURCE))
        .append("endpoints", bodies(Section.ENDPOINT, ""))
        .append("environments", environments())
        .append("functions", bodies(Section.FUNCTION, "name"))
        .append("graphql", graphql())
        .append("hosting", one(Section.HOSTING_CONFIG, new Document("enabled", false)))
        .append("https_endpoints", services(ServiceGroup.HTTP))
        .append("log_forwarders", bodies(Section.LOG_FORWARDER, "name"))
        .append("schemas", bodies(Section.SCHEMA, ""))
        .append("services", services(ServiceGroup.OTHER))
        .append("sync", one(Section.SYNC_CONFIG, new Document()))
        .append("triggers", bodies(Section.TRIGGER, "name"))
        .append(VALUES, bodies(Section.VALUE, "name"));
  }

  private void single(Document all, String key, Section section) {
    configuration.part(section).ifPresent(part -> all.append(key, part.body()));
  }

  private Document one(Section section, Document otherwise) {
    return configuration.part(section).map(Part::body).orElse(otherwise);
  }

  private List<Document> bodies(Section section, String nameKey) {
    return configuration.parts(section).stream().map(part -> named(part, nameKey)).toList();
  }

  private List<Document> services(ServiceGroup type) {
    return configuration.parts(Section.SERVICE).stream()
        .filter(service -> ServiceGroup.of(service.body()) == type)
        .map(this::service)
        .toList();
  }

  private Document service(Part service) {
    Document all = named(service, "name");
    configuration
        .parts(Section.DEFAULT_RULE, service.name())
        .forEach(rule -> all.append("default_rule", rule.body()));
    boolean dataSource = ServiceGroup.of(service.body()) == ServiceGroup.DATA_SOURCE;
    List<Document> rules =
        configuration.parts(Section.RULE, service.name()).stream()
            .map(rule -> named(rule, dataSource ? "" : "name"))
            .toList();
    List<Document> webhooks =
        configuration.parts(Section.INCOMING_WEBHOOK, service.name()).stream()
            .map(PushPullDocument::webhook)
            .toList();
    all.append("rules", rules);
    return dataSource && webhooks.isEmpty() ? all : all.append(WEBHOOKS, webhooks);
  }

  /** Returns the webhook, whose source has another name here than in files. */
  private static Document webhook(Part webhook) {
    return Documents.without(named(webhook, "name"), "source")
        .append("function_source", webhook.body().get("source"));
  }

  private Document environments() {
    Document values = new Document();
    for (Environment environment : Environment.values()) {
      values.append(
          environment.valueKey(),
          EnvironmentValues.valuesIn(environment, configuration.parts(Section.ENVIRONMENT_VALUE)));
    }
    return new Document(VALUES, values);
  }

  private Document graphql() {
    return new Document(CONFIG, one(Section.GRAPHQL_CONFIG, new Document()))
        .append("custom_resolvers", bodies(Section.CUSTOM_RESOLVER, ""));
  }

  private static Document named(Part part, String nameKey) {
    Document all = nameKey.isEmpty() ? new Document() : new Document(nameKey, part.name());
    if (nameKey.equals("type")) {
      all.append("name", part.name());
    }
    all.putAll(part.body());
    return all;
  }
}
