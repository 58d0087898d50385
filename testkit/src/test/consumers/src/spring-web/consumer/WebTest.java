package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.AppServicesTest;
import io.appservices.testkit.BaseUrl;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(classes = WebTest.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@AppServicesTest
class WebTest {

  @SpringBootApplication
  @RestController
  static class Application {

    @GetMapping("/goods")
    String goods(@RequestParam("base") String base, @RequestParam("app") String app) {
      AppClient client = new AppClient(base, app);
      client.logIn("user@example.com", "correct horse");
      client.assertFinds("tea");
      return "tea";
    }
  }

  @Value("${local.server.port}")
  int port;

  @Test
  void aWebApplicationUsesTheEmulator(EmulatedApp app, @BaseUrl String baseUrl) throws Exception {
    AppClient.use(baseUrl, app);

    String query = "?base=" + baseUrl + "&app=" + app.clientAppId();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/goods" + query)).build();
    assertEquals("tea", HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
