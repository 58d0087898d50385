package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import org.bson.Document;
import org.bson.types.ObjectId;
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
}
