package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.AppServicesTest;
import io.appservices.testkit.BaseUrl;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@AppServicesTest
class DriverTest {

  @Test
  void theDriverOfTheProjectSeesTheDataOfTheApp(EmulatedApp app, @BaseUrl String baseUrl) {
    AppClient.use(baseUrl, app);

    try (MongoClient driver = MongoClients.create(app.connectionString("mongodb-atlas"))) {
      MongoCollection<Document> goods = driver.getDatabase("shop").getCollection("goods");
      assertEquals("tea", goods.find().first().getString("name"));
    }
  }
}
