package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.AppServicesTest;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@AppServicesTest
class FunctionsTest {

  @Test
  void aFunctionInJavaIsCalled(AppServicesEmulator emulator) throws Exception {
    // snippet: function
    emulator.functions().register("sum", args -> (long) args.get(0) + (long) args.get(1));
    // end
    assertEquals(5L, emulator.functions().call("sum", List.of(2L, 3L)));
  }

  @Test
  void aDriverSeesTheDataOfTheApp(EmulatedApp app) {
    // snippet: datasource
    try (MongoClient client = MongoClients.create(app.connectionString("mongodb-atlas"))) {
      MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");
      assertEquals(0, orders.countDocuments());
    }
    // end
    assertThat(app.connectionString("mongodb-atlas")).startsWith("mongodb://");
  }
}
