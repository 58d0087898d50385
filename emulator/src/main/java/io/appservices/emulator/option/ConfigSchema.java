package io.appservices.emulator.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON schema of configuration files, made from the definitions of the options. */
public final class ConfigSchema {

  private ConfigSchema() {}

  /**
   * Returns the schema.
   *
   * @param more schemas of members that are no options
   */
  public static Map<String, Object> of(Map<String, Map<String, Object>> more) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("$schema", Map.of("type", "string"));
    Options.all().forEach(option -> members.put(option.fileName(), option.schema()));
    members.putAll(more);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Configuration of the App Services emulator");
    schema.put("description", "What appservices-emulator start --config takes, as YAML or JSON.");
    schema.put("type", "object");
    schema.put("properties", members);
    schema.put("additionalProperties", false);
    schema.put("examples", List.of(Map.of("port", 9090)));
    return schema;
  }
}
