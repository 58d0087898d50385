package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import java.util.List;
import org.bson.Document;

/**
 * Custom user data settings that were sent or are in an app folder.
 *
 * @param members what is to be kept of them; also what the emulator does not know
 */
public record CustomUserDataChange(Document members) {

  private static final List<String> TEXTS =
      List.of("database_name", "collection_name", "user_id_field");

  /**
   * Reads settings.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if one has a wrong type
   */
  public static CustomUserDataChange of(Document body) {
    Members settings = Members.of(body);
    settings.bool("enabled");
    TEXTS.forEach(settings::text);
    return new CustomUserDataChange(Documents.without(body, "_id"));
  }
}
