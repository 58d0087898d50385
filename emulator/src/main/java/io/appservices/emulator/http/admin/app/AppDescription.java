package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.domain.definition.CustomUserDataSettings;
import io.appservices.emulator.domain.definition.EndpointDefinition;
import io.appservices.emulator.domain.definition.ServiceDefinition;
import io.appservices.emulator.domain.definition.ServiceDefinition.SyncSettings;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.SettingService;
import io.appservices.emulator.service.data.CustomUserDataService;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The members of an app's description. What an app has none of is an empty list, as the tests of
 * realm-cli compare it.
 *
 * @param host the address that the app has
 */
record AppDescription(
    ConfigService config,
    SettingService settings,
    CustomUserDataService userData,
    App app,
    String host) {

  private static final String TYPE = "type";

  List<Document> dataSources() {
    return services(
        ServiceDefinition::isDataSource,
        service -> typed(service).append("data_source", service.cluster()));
  }

  /** Returns the HTTP endpoints and the older webhooks. */
  List<Document> httpEndpoints() {
    List<Document> webhooks =
        services(
            ServiceDefinition::isHttp,
            service -> new Document("name", service.name()).append("webhooks", webhooks(service)));
    List<Document> endpoints =
        list(
            ConfigKind.ENDPOINT,
            endpoint -> true,
            endpoint -> endpoint(EndpointDefinition.of(endpoint)));
    return Stream.concat(webhooks.stream(), endpoints.stream()).toList();
  }

  private Document endpoint(EndpointDefinition endpoint) {
    String route = endpoint.route().orElse("");
    return new Document("route", route)
        .append("http_method", endpoint.httpMethod().orElse(""))
        .append("url", host + "/app/" + app.clientAppId() + "/endpoint" + route);
  }

  List<Document> services() {
    return services(
        service -> !service.isDataSource() && !service.isHttp(),
        service -> typed(service).append("webhooks", webhooks(service)));
  }

  List<Document> authProviders() {
    return app.providers().stream()
        .map(
            provider ->
                new Document("name", provider.type().wireName())
                    .append(TYPE, provider.type().wireName())
                    .append("enabled", !provider.disabled()))
        .toList();
  }

  Document customUserData() {
    CustomUserDataSettings data = userData.settings(app);
    String service = config.name(app, ConfigKind.SERVICE, data.dataSource()).orElse("");
    return new Document("enabled", data.enabled())
        .append("data_source", service)
        .append("database", data.database().orElse(""))
        .append("collection", data.collection().orElse(""))
        .append("user_id_field", data.userIdField().orElse(""));
  }

  List<String> values() {
    return config.list(app, ConfigKind.VALUE).stream().map(ConfigDocument::name).toList();
  }

  Document hosting() {
    Members hosting = Members.stored(settings.get(app, Setting.HOSTING));
    return new Document("enabled", hosting.flag("enabled"))
        .append("status", hosting.reference("status").orElse(""))
        .append("url", hosting.reference("default_domain").orElse(""));
  }

  List<Document> functions() {
    return list(
        ConfigKind.FUNCTION,
        function -> true,
        function -> new Document("name", function.name()).append("path", function.name() + ".js"));
  }

  Document sync() {
    Optional<ServiceDefinition> synced =
        config.list(app, ConfigKind.SERVICE).stream()
            .map(ServiceDefinition::of)
            .filter(service -> syncSettings(service).isPresent())
            .findFirst();
    Optional<SyncSettings> found = synced.flatMap(AppDescription::syncSettings);
    return new Document("state", found.map(SyncSettings::state).orElse(""))
        .append("data_source", synced.map(ServiceDefinition::name).orElse(""))
        .append("database", found.map(SyncSettings::database).orElse(""))
        .append(
            "development_mode_enabled",
            settings.get(app, Setting.SYNC).get("development_mode_enabled"));
  }

  Document graphql() {
    return new Document("url", host + "/api/client/v2.0/app/" + app.clientAppId() + "/graphql")
        .append(
            "custom_resolvers",
            config.list(app, ConfigKind.CUSTOM_RESOLVER).stream()
                .map(ConfigDocument::name)
                .toList());
  }

  List<Document> triggers() {
    return list(
        ConfigKind.TRIGGER,
        trigger -> true,
        trigger -> typed(trigger).append("enabled", isEnabled(trigger)));
  }

  List<Document> logForwarders() {
    return list(
        ConfigKind.LOG_FORWARDER,
        forwarder -> true,
        forwarder ->
            new Document("name", forwarder.name()).append("enabled", isEnabled(forwarder)));
  }

  /** Returns the webhooks, which are stored under the id of their service. */
  private List<Document> webhooks(ServiceDefinition service) {
    return list(
        ConfigKind.INCOMING_WEBHOOK,
        webhook -> webhook.name().startsWith(service.id().toHexString() + "/"),
        webhook -> new Document("name", webhook.members().get("name")));
  }

  private List<Document> list(
      ConfigKind kind, Predicate<ConfigDocument> which, Function<ConfigDocument, Document> view) {
    return config.list(app, kind).stream().filter(which).map(view).toList();
  }

  private List<Document> services(
      Predicate<ServiceDefinition> which, Function<ServiceDefinition, Document> view) {
    return config.list(app, ConfigKind.SERVICE).stream()
        .map(ServiceDefinition::of)
        .filter(which)
        .map(view)
        .toList();
  }

  private static Document typed(ServiceDefinition service) {
    return new Document("name", service.name()).append(TYPE, service.typeName());
  }

  private static Document typed(ConfigDocument part) {
    return new Document("name", part.name()).append(TYPE, part.members().get(TYPE));
  }

  private static boolean isEnabled(ConfigDocument part) {
    return !part.members().flag("disabled");
  }

  private static Optional<SyncSettings> syncSettings(ServiceDefinition service) {
    return service.partitionSync().or(service::flexibleSync);
  }
}
