package consumer;

// snippet: test
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmulatorResource.class)
class QuarkusAppTest {

  @TestHTTPResource("/goods")
  URL goods;

  @Test
  void anApplicationUsesTheEmulator() throws Exception {
    String baseUrl = new String(goods.openStream().readAllBytes(), StandardCharsets.UTF_8);

    AppClient client = new AppClient(baseUrl, "myapp-abcde");
    client.logIn("user@example.com", "correct horse");
    client.assertFinds("tea");

    assertEquals("http", goods.getProtocol());
  }
}
// end
