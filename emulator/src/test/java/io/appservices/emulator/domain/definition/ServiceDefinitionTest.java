package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceDefinitionTest {

  @ParameterizedTest
  @CsvSource({
    "mongodb, true, true",
    "mongodb-atlas, true, true",
    "datalake, true, false",
    "http, false, false",
    "twilio, false, false",
    "unheard-of, false, false"
  })
  void dataSourcesAreToldFromOtherServices(String type, boolean dataSource, boolean mongoDb) {
    ServiceDefinition service =
        ServiceDefinition.of(
            new ConfigDocument(
                new ObjectId(), ConfigKind.SERVICE, "s", new Document("type", type), 0));
    assertThat(service.isDataSource()).isEqualTo(dataSource);
    assertThat(service.isMongoDb()).isEqualTo(mongoDb);
  }

  @Test
  void readsWhatIsBehindADataSource() {
    assertThat(read("{'config': {'clusterName': 'c', 'dataLakeName': 'd'}}").cluster())
        .isEqualTo("c");
    assertThat(read("{'config': {'dataLakeName': 'd'}}").cluster()).isEqualTo("d");
    assertThat(read("{'config': {'clusterName': ''}}").cluster()).isEmpty();
    assertThat(read("{'type': 'http'}").isHttp()).isTrue();
    assertThat(read("{'type': 'twilio'}").isHttp()).isFalse();
    assertThat(read("{}").type()).isEmpty();
    assertThat(ServiceType.of(new Document("type", "gcm"))).contains(ServiceType.GCM);
    assertThat(ServiceType.of(new Document())).isEmpty();
    assertThat(ServiceType.DATA_LAKE.wireName()).isEqualTo("datalake");
  }

  @Test
  void readsBothKindsOfDeviceSync() {
    ServiceDefinition service =
        read(
            """
            {"config": {"sync": {"state": "enabled", "database_name": "d"},
             "flexible_sync": {"state": "disabled"}}}
            """);
    assertThat(service.partitionSync())
        .contains(new ServiceDefinition.SyncSettings("enabled", "d"))
        .map(ServiceDefinition.SyncSettings::isEnabled)
        .contains(true);
    assertThat(service.flexibleSync())
        .contains(new ServiceDefinition.SyncSettings("disabled", ""))
        .map(ServiceDefinition.SyncSettings::isEnabled)
        .contains(false);
    assertThat(read("{}").partitionSync()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'namespace': 'd.c'} | d | c",
        "{'namespace': 'd.c.e'} | d | c.e",
        "{'namespace': 'd.c', 'database': 'x'} | x |",
        "{'namespace': 'd.c', 'collection': 'x'} | | x",
        "{'namespace': '.c'} | |",
        "{'namespace': 'd'} | |",
        "{'namespace': 7} | |",
      })
  void aNamespaceIsSplitAtItsFirstDot(String rule, String database, String collection) {
    Document split = RuleNamespace.split(Document.parse(rule));
    assertThat(split.get("database")).isEqualTo(database);
    assertThat(split.get("collection")).isEqualTo(collection);
    assertThat(split).containsKey("namespace");
  }

  @Test
  void customUserDataIsKeptWithoutItsId() {
    Document settings = new Document("enabled", true).append("more", 1);
    assertThat(
            CustomUserDataChange.of(new Document((Map<String, Object>) settings).append("_id", 1))
                .members())
        .isEqualTo(settings);
    for (String name : new String[] {"enabled", "database_name", "user_id_field"}) {
      assertThatThrownBy(() -> CustomUserDataChange.of(new Document(name, 7)))
          .hasMessageStartingWith("'" + name + "' must be a");
    }
  }

  private static ServiceDefinition read(String body) {
    return ServiceDefinition.of(
        new ConfigDocument(new ObjectId(), ConfigKind.SERVICE, "s", Document.parse(body), 0));
  }
}
