package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.EndpointChecks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * The parts of apps that are kept and given back as they came. Paths and statuses are those of the
 * description of the Admin API v3.0.
 */
public enum StoredCollection {
  CUSTOM_RESOLVERS(
      ConfigKind.CUSTOM_RESOLVER, "/graphql/custom_resolvers", "customResolverId", Change.PUT) {
    @Override
    Optional<String> key(Document body) {
      return Optional.of(
          Members.of(body).requiredText("on_type")
              + "."
              + Members.of(body).requiredText("field_name"));
    }
  },
  ENDPOINTS(ConfigKind.ENDPOINT, "/endpoints", "endpointId", Change.PUT_SHOWN) {
    @Override
    Optional<String> key(Document body) {
      Members endpoint = Members.of(body);
      EndpointChecks.endpoint(endpoint);
      return Optional.of(
          endpoint.requiredText("http_method") + " " + endpoint.requiredText("route"));
    }

    /** Names function and secret by id and by name, whichever of them was sent. */
    @Override
    Document completed(ConfigService config, App app, Document body) {
      Document completed =
          inBothWays(
              config, app, body, ConfigKind.FUNCTION, List.of("function_id", "function_name"));
      return inBothWays(
          config, app, completed, ConfigKind.SECRET, List.of("secret_id", "secret_name"));
    }

    private static Document inBothWays(
        ConfigService config, App app, Document body, ConfigKind kind, List<String> keys) {
      Optional<ConfigDocument> meant =
          config
              .name(app, kind, Reference.of(body, keys.get(0), keys.get(1)))
              .flatMap(name -> config.findByName(app, kind, name));
      Document completed = new Document((Map<String, Object>) body);
      meant.ifPresent(
          part ->
              completed
                  .append(keys.get(0), part.id().toHexString())
                  .append(keys.get(1), part.name()));
      return completed;
    }

    @Override
    public boolean isActedOn() {
      return true;
    }
  },
  ENVIRONMENT_VALUES(
      ConfigKind.ENVIRONMENT_VALUE, "/environment_values", "environmentValueId", Change.PUT_SHOWN) {
    @Override
    Document summary(ConfigDocument part) {
      return new Document("_id", part.id().toHexString())
          .append("name", part.name())
          .append("last_modified", part.lastModified());
    }

    @Override
    Document whole(ConfigDocument part) {
      return super.whole(part).append("last_modified", part.lastModified());
    }

    /** Functions find them in {@code context.environment.values}. */
    @Override
    public boolean isActedOn() {
      return true;
    }
  },
  INCOMING_WEBHOOKS(
      ConfigKind.INCOMING_WEBHOOK,
      "/services/{serviceId}/incoming_webhooks",
      "incomingWebhookId",
      Change.PUT_SHOWN) {
    @Override
    String scope(ConfigService config, Call call, App app) {
      String service = call.pathParameter("serviceId");
      return config.get(app, ConfigKind.SERVICE, service).id().toHexString() + "/";
    }

    @Override
    public boolean isActedOn() {
      return true;
    }
  },
  LOG_FORWARDERS(ConfigKind.LOG_FORWARDER, "/log_forwarders", "forwarderId", Change.PATCH_SHOWN),
  PUSH_NOTIFICATIONS(
      ConfigKind.PUSH_NOTIFICATION, "/push/notifications", "messageId", Change.PUT_SHOWN) {
    @Override
    Optional<String> key(Document body) {
      List.of("label", "message", "topic").forEach(name -> Members.of(body).requiredText(name));
      checkState(Members.of(body).requiredText("state"));
      return Optional.empty();
    }

    @Override
    Predicate<ConfigDocument> listed(Call call) {
      Optional<String> asked = call.query("state").map(state -> checkState(state));
      return part -> asked.isEmpty() || part.members().text("state").equals(asked);
    }

    private static String checkState(String state) {
      if (!state.equals("draft") && !state.equals("sent")) {
        throw Refusals.invalidParameter("'" + state + "' is not a valid state");
      }
      return state;
    }
  },
  SCHEMAS(ConfigKind.SCHEMA, "/schemas", "schemaId", Change.PUT) {
    @Override
    Optional<String> key(Document body) {
      Document metadata =
          Members.of(body)
              .document("metadata")
              .orElseThrow(() -> Refusals.missingParameter("metadata"));
      return Optional.of(
          Members.of(metadata).requiredText("data_source")
              + "/"
              + Members.of(metadata).requiredText("database")
              + "."
              + Members.of(metadata).requiredText("collection"));
    }

    /** True, as everything that users write has to fit them. */
    @Override
    public boolean isActedOn() {
      return true;
    }

    @Override
    Document summary(ConfigDocument part) {
      return new Document("_id", part.id().toHexString())
          .append("metadata", part.members().get("metadata"));
    }
  };

  /** The ways to change one of them. */
  public enum Change {
    /** Replaces it, and answers without a body. */
    PUT,
    /** Replaces it, and answers with the result. */
    PUT_SHOWN,
    /** Replaces the members that are sent, and answers with the result. */
    PATCH_SHOWN
  }

  private final ConfigKind kind;
  private final String path;
  private final String idParameter;
  private final Change change;

  StoredCollection(ConfigKind kind, String path, String idParameter, Change change) {
    this.kind = kind;
    this.path = path;
    this.idParameter = idParameter;
    this.change = change;
  }

  ConfigKind kind() {
    return kind;
  }

  /** Returns the path below the app. */
  public String path() {
    return path;
  }

  /** Returns the parameter of paths that names one of them. */
  public String idParameter() {
    return idParameter;
  }

  public Change change() {
    return change;
  }

  /** Returns the key that must be unique among them; empty if there is none. */
  Optional<String> key(Document body) {
    String name = Members.of(body).requiredText("name");
    if (name.isEmpty()) {
      throw Refusals.missingParameter("name");
    }
    return Optional.of(name);
  }

  /**
   * Returns the prefix of the names that the path is about; refuses a path whose parent does not
   * exist.
   */
  String scope(ConfigService config, Call call, App app) {
    return "";
  }

  /** Returns one as shown in lists, after its creation and after a change. */
  Document summary(ConfigDocument part) {
    return ConfigViews.stored(part);
  }

  /** Returns one as shown by itself: all members, and those that lists add. */
  Document whole(ConfigDocument part) {
    return ConfigViews.stored(part);
  }

  /** Returns one that was sent as it is stored. */
  Document completed(ConfigService config, App app, Document body) {
    return body;
  }

  /** Returns whether the app behaves differently because of them. */
  public boolean isActedOn() {
    return false;
  }

  /** Returns the filter that the query of a listing asks for; refuses invalid queries. */
  Predicate<ConfigDocument> listed(Call call) {
    return part -> true;
  }
}
