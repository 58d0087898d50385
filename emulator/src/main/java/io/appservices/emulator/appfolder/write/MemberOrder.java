package io.appservices.emulator.appfolder.write;

import io.appservices.emulator.appfolder.Section;
import java.util.List;
import org.bson.Document;

/** The order that the service exports the members of parts in, whatever order they came in. */
final class MemberOrder {

  private static final List<String> SERVICE =
      List.of("name", "type", "config", "secret_config", "version");
  private static final List<String> AUTH_PROVIDER =
      List.of(
          "name",
          "type",
          "metadata_fields",
          "config",
          "secret_config",
          "redirect_uris",
          "domain_restrictions",
          "disabled");
  private static final List<String> VALUE = List.of("name", "value", "from_secret", "private");
  private static final List<String> FUNCTION =
      List.of(
          "name",
          "private",
          "can_evaluate",
          "disable_arg_logs",
          "run_as_system",
          "run_as_user_id",
          "run_as_user_id_script_source");
  private static final List<String> WEBHOOK =
      List.of(
          "name",
          "run_as_authed_user",
          "run_as_user_id",
          "run_as_user_id_script_source",
          "can_evaluate",
          "options",
          "respond_result",
          "disable_arg_logs",
          "fetch_custom_user_data",
          "create_user_on_auth");

  private MemberOrder() {}

  /**
   * Returns a copy in the order of its section; members that have no place in it follow as they
   * came.
   */
  static Document of(Section section, Document body) {
    Document ordered = new Document();
    for (String key : order(section)) {
      if (body.containsKey(key)) {
        ordered.append(key, body.get(key));
      }
    }
    body.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private static List<String> order(Section section) {
    return switch (section) {
      case SERVICE -> SERVICE;
      case AUTH_PROVIDER -> AUTH_PROVIDER;
      case VALUE -> VALUE;
      case FUNCTION -> FUNCTION;
      case INCOMING_WEBHOOK -> WEBHOOK;
      default -> List.of();
    };
  }
}
