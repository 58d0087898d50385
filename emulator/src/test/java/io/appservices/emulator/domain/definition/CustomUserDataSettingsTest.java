package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.Members;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class CustomUserDataSettingsTest {

  @Test
  void readsWhereTheDataIs() {
    ObjectId service = new ObjectId();
    CustomUserDataSettings settings =
        read(
            new Document("enabled", true)
                .append("mongo_service_id", service.toHexString())
                .append("database_name", "d")
                .append("collection_name", "c")
                .append("user_id_field", "owner")
                .append("on_user_creation_function_name", "greet"));
    assertThat(settings.enabled()).isTrue();
    assertThat(settings.dataSource().id()).contains(service);
    assertThat(settings.database()).contains("d");
    assertThat(settings.collection()).contains("c");
    assertThat(settings.idField()).isEqualTo("owner");
    assertThat(settings.creationFunction().name()).contains("greet");
  }

  @Test
  void whatIsEmptyOrMistypedIsNotSet() {
    assertThat(
            read(
                new Document("enabled", "true")
                    .append("database_name", "")
                    .append("collection_name", 1)
                    .append("mongo_service_id", "")))
        .isEqualTo(CustomUserDataSettings.NONE);
    assertThat(CustomUserDataSettings.NONE.idField()).isEqualTo("_id");
  }

  private static CustomUserDataSettings read(Document settings) {
    return CustomUserDataSettings.of(Members.stored(settings));
  }
}
