package io.appservices.emulator.badinput;

import io.appservices.emulator.testing.RouteRow;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The routes that read a body, with the strings that each has to have. */
enum BodyRoute {
  REGISTER("client", "register", "email", "password"),
  CONFIRM("client", "confirm", "token", "tokenId"),
  SEND_CONFIRMATION("client", "confirm/send", "email"),
  CALL_CONFIRMATION("client", "confirm/call", "email"),
  RESET("client", "reset", "password", "token", "tokenId"),
  SEND_RESET("client", "reset/send", "email"),
  CALL_RESET("client", "reset/call", "email", "password"),
  LOG_IN("client", "login", "username", "password"),
  OPERATOR_BY_KEY("admin", "/auth/providers/mongodb-cloud/login", "username", "apiKey"),
  OPERATOR_BY_PASSWORD("admin", "/auth/providers/local-userpass/login", "username", "password"),
  OPERATOR_BY_API_KEY("admin", "/auth/providers/api-key/login", "key"),
  CREATE_APP("admin", "/groups/{groupId}/apps", "name"),
  CREATE_USER("admin", "/groups/{groupId}/apps/{appId}/users", "email", "password"),
  VERIFY_TOKEN("admin", "/groups/{groupId}/apps/{appId}/users/verify_token", "token"),
  SET_ENVIRONMENT("admin", "/groups/{groupId}/apps/{appId}/environment", "environment"),
  CREATE_SERVICE("admin", "/groups/{groupId}/apps/{appId}/services", "name", "type"),
  CREATE_ENDPOINT("admin", "/groups/{groupId}/apps/{appId}/endpoints", "http_method", "route"),
  CREATE_CUSTOM_RESOLVER(
      "admin", "/groups/{groupId}/apps/{appId}/graphql/custom_resolvers", "on_type", "field_name"),
  CREATE_ENVIRONMENT_VALUE("admin", "/groups/{groupId}/apps/{appId}/environment_values", "name"),
  CREATE_LOG_FORWARDER("admin", "/groups/{groupId}/apps/{appId}/log_forwarders", "name"),
  CREATE_PUSH_NOTIFICATION(
      "admin",
      "/groups/{groupId}/apps/{appId}/push/notifications",
      "label",
      "message",
      "topic",
      "state"),
  ALLOW_ADDRESS("admin", "/groups/{groupId}/apps/{appId}/security/access_list", "address"),
  CHANGE_EMAIL("admin", "/groups/{groupId}/apps/{appId}/users/{userId}/reset_email", "email");

  private final RouteRow row;
  private final List<String> strings;

  BodyRoute(String api, String path, String... strings) {
    boolean client = api.equals("client");
    this.row =
        new RouteRow(
            client ? "/api/client/v2.0" : "/api/admin/v3.0",
            method(path),
            client ? "/app/{appId}/auth/providers/local-userpass/" + path : path);
    this.strings = List.of(strings);
  }

  private static String method(String path) {
    if (path.endsWith("/environment")) {
      return "PUT";
    }
    return path.endsWith("/reset_email") ? "PATCH" : "POST";
  }

  RouteRow row() {
    return row;
  }

  boolean isOfClients() {
    return row.isOfClientApi();
  }

  List<String> strings() {
    return strings;
  }

  /** A body that is well formed; it may be refused for what it says. */
  Document body() {
    Map<String, Object> values =
        Map.of(
            "email", "nobody@example.com",
            "username", "nobody@example.com",
            "password", "password",
            "name", "some-app",
            "token", "0".repeat(128),
            "tokenId", "0".repeat(24));
    Document body = new Document();
    strings.forEach(key -> body.append(key, values.getOrDefault(key, "wrong")));
    return body;
  }
}
