package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.model.UpdateOptions;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.error.SharedStorageException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deployments that no state can be kept in are refused with one line. */
@Tag("shared")
class RefusedDeploymentTest {

  private final String uri = SharedDeployment.newDatabase();

  @AfterEach
  void drop() {
    SharedDeployment.drop(uri);
  }

  @Test
  void whereNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertRefused("mongodb://user:secret@localhost:" + port + "/db", "cannot reach MongoDB at");
  }

  @Test
  void whereTheCredentialsAreRefused() {
    String host = new ConnectionString(uri).getHosts().get(0);
    assertRefused("mongodb://user:secret@" + host + "/db", "refuses the credentials");
  }

  @Test
  void whereANewerVersionWrote() {
    AppServicesEmulator.start(SharingEmulators.config(uri)).close();
    SharedDeployment.on(
        uri,
        database ->
            database
                .getCollection("format")
                .updateOne(
                    new Document("_id", "stores"),
                    new Document("$set", new Document("version", 1000)),
                    new UpdateOptions().upsert(true)));
    assertRefused(uri, "was written by a newer version of the emulator");
  }

  private static void assertRefused(String uri, String reason) {
    EmulatorConfig config = SharingEmulators.config(uri);
    assertThatThrownBy(() -> AppServicesEmulator.start(config))
        .isInstanceOf(SharedStorageException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("localhost:")
        .hasMessageNotContainingAny("secret", "\n");
    assertThat(config.toString()).doesNotContain("secret");
  }

  @Test
  void aUriThatIsNoneIsRefusedBeforeTheStart() {
    for (String wrong : new String[] {"", "localhost:27017", "http://localhost", "mongodb://"}) {
      assertThatThrownBy(() -> SharingEmulators.config(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("data.storage");
    }
  }

  @Test
  void aDirectoryBesideIt() {
    assertThatThrownBy(
            () ->
                EmulatorConfig.builder()
                    .data(d -> d.storage("mongodb://localhost").directory(Path.of("state")))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the state is kept in a directory or in a deployment, not in both:"
                + " leave out --data or --storage");
  }
}
