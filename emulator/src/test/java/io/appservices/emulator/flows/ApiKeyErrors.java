package io.appservices.emulator.flows;

import static io.appservices.emulator.flows.ErrorRow.row;
import static io.appservices.emulator.flows.ErrorScene.PASSWORD;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;

/** How calls on the API keys of users are refused. */
final class ApiKeyErrors {

  private static final String NAME =
      "can only contain ASCII letters, numbers, underscores, and hyphens";
  private static final String NO_KEY = "API key not found";

  private ApiKeyErrors() {}

  static List<ErrorRow> rows() {
    List<ErrorRow> rows = new ArrayList<>();
    for (String name : List.of("two words", "%s", "ä", "a.b", "a\n")) {
      rows.add(
          row(
              "api_keys: name '" + name.strip() + "'",
              400,
              "InvalidParameter",
              NAME,
              s -> s.client().createApiKey(s.user().refreshToken(), name)));
    }
    rows.add(
        row(
                "api_keys: empty name",
                400,
                null,
                "'name' is a required string",
                s -> s.client().createApiKey(s.user().refreshToken(), ""))
            .inferred("status"));
    rows.add(
        row(
                "api_keys: no name",
                400,
                null,
                "'name' is a required string",
                s -> s.client().send("POST", "/auth/api_keys", s.user().refreshToken(), Map.of()))
            .inferred("all"));
    rows.add(
        row(
                "api_keys: duplicate name",
                409,
                "APIKeyAlreadyExists",
                "API key with name already exists",
                ApiKeyErrors::duplicate)
            .inferred("code"));
    String some = new ObjectId().toHexString();
    for (String call : List.of("GET ", "DELETE ", "PUT /enable", "PUT /disable")) {
      String[] part = call.split(" ", -1);
      for (String id : List.of(some, "1")) {
        rows.add(
            row(
                "api_keys: " + part[0] + " " + id + part[1],
                404,
                "APIKeyNotFound",
                NO_KEY,
                s -> s.onKey(s.user(), part[0], id + part[1])));
      }
      rows.add(
          row(
              "api_keys: " + call + " another's",
              404,
              "APIKeyNotFound",
              NO_KEY,
              s -> foreign(s, part[0], part[1])));
    }
    return rows;
  }

  private static Response duplicate(ErrorScene s) {
    Tokens user = s.user();
    s.key(user, "key");
    return s.client().createApiKey(user.refreshToken(), "key");
  }

  private static Response foreign(ErrorScene s, String method, String operation) {
    Object key = s.key(s.client().signUp("b@b.c", PASSWORD), "key").get("_id");
    return s.onKey(s.user(), method, key + operation);
  }
}
