package io.appservices.emulator.openapi;

import io.appservices.emulator.openapi.Description.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.json.JsonWriterSettings;

/** Renders the description as the page {@code docs/control-api.md}. */
final class ControlApiPage {

  private static final JsonWriterSettings INDENTED =
      JsonWriterSettings.builder().indent(true).build();

  private final Description description;
  private final StringBuilder page = new StringBuilder();

  private ControlApiPage(Description description) {
    this.description = description;
  }

  static String of(Description description) {
    return new ControlApiPage(description).render();
  }

  private String render() {
    page.append("# The emulator's own API\n\n")
        .append("Paths are below `/__emulator/v1`. Nobody is asked for credentials; ")
        .append("[who may call](options.md#who-may-call). The server gives this description in\n")
        .append(
            "OpenAPI 3.1 at `/__emulator/v1/openapi.json`, from which this page is made. A call")
        .append(" that is refused is answered with `error`, which says why,\nand mostly an")
        .append(" `error_code`. ");
    page.append("What tests do with it is shown in [testing.md](testing.md) and")
        .append(" [journal.md](journal.md).\n");
    for (Document tag : description.root().getList("tags", Document.class)) {
      section(tag);
    }
    return page.toString();
  }

  private void section(Document tag) {
    String name = tag.getString("name");
    page.append("\n## ").append(name).append("\n\n").append(tag.getString("description"));
    page.append('\n');
    description.operations().stream()
        .filter(operation -> operation.body().getList("tags", String.class).contains(name))
        .forEach(this::operation);
  }

  private void operation(Operation operation) {
    page.append("\n### ").append(operation.method()).append(' ').append(operation.path());
    page.append("\n\n").append(operation.body().getString("summary"));
    String more = operation.body().getString("description");
    page.append(more == null ? "\n" : " " + more + "\n");
    parameters(operation);
    body(operation);
    operation.responses().forEach((status, response) -> answer(status, (Document) response));
  }

  private void parameters(Operation operation) {
    List<Document> parameters = operation.body().getList("parameters", Document.class, List.of());
    if (!parameters.isEmpty()) {
      page.append("\n| parameter | in | what |\n|---|---|---|\n");
      parameters.forEach(
          parameter ->
              page.append(
                  "| `%s` | %s | %s%s |\n"
                      .formatted(
                          parameter.getString("name"),
                          parameter.getString("in"),
                          parameter.getString("description"),
                          values(parameter.get("schema", Document.class)))));
    }
  }

  private static String values(Document schema) {
    Document one = schema.get("items", schema);
    if (one.containsKey("enum")) {
      return one.getList("enum", Object.class).stream()
          .map(value -> "`" + value + "`")
          .collect(Collectors.joining(", ", " One of ", "."));
    }
    return one.containsKey("minimum") && one.containsKey("maximum")
        ? " From %s to %s.".formatted(one.get("minimum"), one.get("maximum"))
        : "";
  }

  private void body(Operation operation) {
    Document body = operation.body().get("requestBody", Document.class);
    if (body == null) {
      return;
    }
    Map.Entry<String, Object> content =
        body.get("content", Document.class).entrySet().iterator().next();
    boolean required = Boolean.TRUE.equals(body.get("required"));
    page.append("\nBody (`%s`%s):\n".formatted(content.getKey(), required ? "" : ", optional"));
    Document given = (Document) content.getValue();
    members(description.resolved(given.get("schema", Document.class)));
    example(content.getKey(), given.get("example"));
  }

  private void members(Document schema) {
    Document properties = schema.get("properties", new Document());
    if (properties.values().stream().anyMatch(p -> ((Document) p).containsKey("description"))) {
      page.append("\n| member | what |\n|---|---|\n");
      properties.forEach(
          (name, property) ->
              page.append(
                  "| `%s` | %s%s |\n"
                      .formatted(
                          name,
                          ((Document) property).get("description", ""),
                          values((Document) property))));
    }
  }

  private void answer(String status, Document response) {
    if (response.containsKey("$ref")) {
      return;
    }
    page.append("\n%s: %s\n".formatted(status, response.getString("description")));
    Document json = response.get("content", new Document()).get("application/json", Document.class);
    if (json != null) {
      example("application/json", json.get("example"));
    }
  }

  private void example(String type, Object example) {
    if (example instanceof Document document) {
      page.append("\n```json\n").append(document.toJson(INDENTED)).append("\n```\n");
    } else if (example != null && type.endsWith("ndjson")) {
      page.append("\n```jsonl\n").append(example).append("```\n");
    }
  }
}
