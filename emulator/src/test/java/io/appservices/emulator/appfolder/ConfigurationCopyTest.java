package io.appservices.emulator.appfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ConfigurationCopyTest {

  @Test
  void nobodyChangesAConfigurationThatWasRead() {
    Document root = new Document("name", "app");
    Document body = new Document("config", new Document("a", 1));
    Part part = new Part(Section.SERVICE, "", "s", body, "");
    AppConfiguration configuration = new AppConfiguration(root, List.of(part));

    root.clear();
    body.get("config", Document.class).clear();
    configuration.root().clear();
    configuration.parts().get(0).body().get("config", Document.class).clear();

    assertThat(configuration.root()).isEqualTo(new Document("name", "app"));
    assertThat(part.body()).isEqualTo(new Document("config", new Document("a", 1)));
    assertThat(configuration.without("name").root()).isEmpty();
    assertThat(configuration.rootText("name")).contains("app");
  }
}
