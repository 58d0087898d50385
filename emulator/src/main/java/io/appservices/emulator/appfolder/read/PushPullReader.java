package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.PartNames;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.appfolder.write.PushPullDocument;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.definition.RuleNamespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;

/** Reads the document that {@link PushPullDocument} writes. */
public final class PushPullReader {

  private final Document body;
  private final Findings findings;
  private final PartList parts;

  private PushPullReader(Document body, Findings findings) {
    this.body = body;
    this.findings = findings;
    this.parts = new PartList(findings);
  }

  /**
   * Returns the configuration that a document describes; what is wrong is found in the findings.
   */
  public static AppConfiguration read(Document body, Findings findings) {
    return new PushPullReader(body, findings).read();
  }

  private AppConfiguration read() {
    Document root = new Document();
    AppConfiguration.ROOT_MEMBERS.stream()
        .filter(body::containsKey)
        .forEach(key -> root.append(key, body.get(key)));
    named("values", Section.VALUE);
    named("functions", Section.FUNCTION);
    named("triggers", Section.TRIGGER);
    named("log_forwarders", Section.LOG_FORWARDER);
    for (String key : List.of("data_sources", "https_endpoints", "services")) {
      each(body, key, service -> service(key, service));
    }
    each(body, "auth_providers", this::provider);
    called("endpoints", body, Section.ENDPOINT, PartNames::endpoint);
    each(body, "schemas", this::schema);
    Document graphql = Documents.of(body.get("graphql"));
    single(graphql, "config", Section.GRAPHQL_CONFIG);
    called("custom_resolvers", graphql, Section.CUSTOM_RESOLVER, PartNames::resolver);
    single(body, "custom_user_data", Section.CUSTOM_USER_DATA);
    single(body, "data_api_config", Section.DATA_API_CONFIG);
    single(body, "hosting", Section.HOSTING_CONFIG);
    single(body, "sync", Section.SYNC_CONFIG);
    environments();
    return new AppConfiguration(root, parts.all());
  }

  private void named(String key, Section section) {
    each(body, key, item -> parts.addNamed(section, "", item, key));
  }

  private void called(
      String key, Document source, Section section, Function<Document, String> name) {
    each(source, key, item -> parts.add(section, "", name.apply(item), item, key));
  }

  private void single(Document source, String key, Section section) {
    if (source.get(key) instanceof Document one && !one.isEmpty()) {
      parts.add(section, "", "", one, key);
    }
  }

  private void provider(Document provider) {
    String type =
        Members.stored(provider)
            .nonEmptyText("type")
            .or(() -> Members.stored(provider).nonEmptyText("name"))
            .orElse("");
    Document settings = Documents.without(Documents.without(provider, "type"), "name");
    parts.add(Section.AUTH_PROVIDER, "", type, settings, "auth_providers");
  }

  private void schema(Document schema) {
    Document metadata = Documents.of(schema.get("metadata"));
    String service = Members.stored(metadata).nonEmptyText("data_source").orElse("");
    parts.add(Section.SCHEMA, service, PartNames.namespace(metadata), schema, "schemas");
  }

  private void service(String key, Document service) {
    Document own = new Document(service);
    Document belonging = new Document();
    for (String member : List.of("rules", "default_rule", "incoming_webhooks")) {
      belonging.append(member, own.remove(member));
    }
    parts.addNamed(Section.SERVICE, "", own, key);
    String name = Members.stored(own).nonEmptyText("name").orElse("");
    each(belonging, "rules", rule -> rule(name, rule));
    each(belonging, "incoming_webhooks", webhook -> webhook(name, webhook));
    if (belonging.get("default_rule") instanceof Document rule) {
      parts.add(Section.DEFAULT_RULE, name, "", rule, key + "/" + name);
    }
  }

  private void rule(String service, Document read) {
    Document rule = RuleNamespace.split(read);
    if (rule.containsKey("collection")) {
      parts.add(Section.RULE, service, PartNames.namespace(rule), rule, service + "/rules");
    } else {
      parts.addNamed(Section.RULE, service, rule, service + "/rules");
    }
  }

  private void webhook(String service, Document webhook) {
    Document named = new Document(webhook);
    named.append("source", named.remove("function_source"));
    parts.addNamed(Section.INCOMING_WEBHOOK, service, named, service + "/incoming_webhooks");
  }

  private void environments() {
    Map<String, Document> values = new LinkedHashMap<>();
    Documents.of(Documents.of(body.get("environments")).get("values"))
        .forEach(
            (environment, own) ->
                Documents.of(own)
                    .forEach(
                        (name, value) ->
                            values
                                .computeIfAbsent(name, n -> new Document())
                                .append(environment, value)));
    values.forEach(
        (name, all) ->
            parts.add(
                Section.ENVIRONMENT_VALUE, "", name, new Document("values", all), "environments"));
  }

  private void each(Document source, String key, Consumer<Document> reading) {
    Object value = source.get(key);
    if (value == null) {
      return;
    }
    List<Document> items = new ArrayList<>();
    if (value instanceof List<?> list && list.stream().allMatch(Document.class::isInstance)) {
      list.forEach(item -> items.add((Document) item));
    } else {
      findings.problem(key, "expected an array of objects");
    }
    items.forEach(reading);
  }
}
