package io.appservices.emulator.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/** The OpenAPI description that the program has. */
final class Description {

  /** One operation of it. */
  record Operation(String method, String path, Document body) {

    String id() {
      return body.getString("operationId");
    }

    Document responses() {
      return body.get("responses", Document.class);
    }
  }

  private static final String RESOURCE =
      "/io/appservices/emulator/http/control/openapi/openapi.json";

  private final Document root;

  private Description(Document root) {
    this.root = root;
  }

  static Description read() {
    try (var in = Description.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return new Description(Document.parse(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Document root() {
    return root;
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, Object> path : root.get("paths", Document.class).entrySet()) {
      ((Document) path.getValue())
          .forEach(
              (method, body) ->
                  all.add(new Operation(method.toUpperCase(), path.getKey(), (Document) body)));
    }
    return all;
  }

  Operation operation(String id) {
    return operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  /** Returns what a reference stands for; anything else as it is. */
  Document resolved(Document value) {
    Document found = value;
    while (found.getString("$ref") != null) {
      Document at = root;
      for (String step : found.getString("$ref").substring(2).split("/")) {
        at = at.get(step, Document.class);
      }
      found = Objects.requireNonNull(at, found::toJson);
    }
    return found;
  }

  /** Returns the schema of an answer in JSON; null if it has none. */
  Document schema(Operation operation, int status) {
    Document responses = operation.responses();
    Document response =
        responses.get(String.valueOf(status), responses.get("default", Document.class));
    Document content = resolved(response).get("content", Document.class);
    Document json = content == null ? null : content.get("application/json", Document.class);
    return json == null ? null : json.get("schema", Document.class);
  }
}
