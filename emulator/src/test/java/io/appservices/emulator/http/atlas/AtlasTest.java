package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the Atlas API share: an emulator of their own and its operator. */
abstract class AtlasTest {

  AppServicesEmulator emulator;
  AtlasApiClient atlas;

  @BeforeEach
  void start() {
    emulator = AppServicesEmulator.start();
    atlas = new AtlasApiClient(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  /** A body that makes a user with a password. */
  static Document scram(String username) {
    return new Document("databaseName", "admin")
        .append("username", username)
        .append("password", "secret")
        .append("roles", List.of(role("readWrite")));
  }

  static Document role(String name) {
    return new Document("roleName", name).append("databaseName", "marketing");
  }

  Response create(Document body) {
    return atlas.users("POST", "", body);
  }

  static void assertRefused(Response response, int status, String code, String detail) {
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.document())
        .containsEntry("error", status)
        .containsEntry("errorCode", code)
        .containsEntry("detail", detail)
        .containsOnlyKeys("detail", "error", "errorCode", "parameters", "reason");
  }
}
