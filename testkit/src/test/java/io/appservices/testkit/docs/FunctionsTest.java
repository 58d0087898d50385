package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.AppServicesTest;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@AppServicesTest
class FunctionsTest {

  @Test
  void aFunctionInJavaIsCalled(EmulatedApp app) {
    // snippet: function
    app.functions().register("sum", args -> (long) args.get(0) + (long) args.get(1));
    // end
    assertEquals(5L, app.functions().call("sum", 2L, 3L));
  }

  @Test
  void callsToOtherServicesAreKeptAndAnswered(EmulatedApp app) {
    // snippet: services
    app.serviceCalls().answer("aws", "ses.SendEmail", arguments -> Map.of("MessageId", "1"));
    app.serviceCalls().list("aws"); // service, type, action, region, arguments, time
    // end
    assertThat(app.serviceCalls().list("aws")).isEmpty();
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
