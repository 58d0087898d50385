package io.appservices.testkit.docs.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.AppServicesTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@AppServicesTest
class EndpointsTest {

  @TempDir private Path folder;

  @Test
  void anEndpointOfAFolderAnswers(AppServicesEmulator emulator, EmulatedApp app) throws Exception {
    writeFolder();
    // snippet: endpoints
    app.load(folder); // as App Services exports it
    String endpoints = emulator.baseUrl() + "/app/" + app.clientAppId() + "/endpoint";
    HttpRequest request = HttpRequest.newBuilder(URI.create(endpoints + "/hello?name=Ada")).build();

    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString()); // the code under test

    assertEquals(200, answer.statusCode());
    assertEquals("{\"greeting\":\"Hello Ada\"}", answer.body());
    // end
  }

  private void writeFolder() throws Exception {
    write("root_config.json", "{\"config_version\": 20210101, \"name\": \"shop\"}");
    write(
        "functions/config.json",
        "[{\"name\": \"hello\", \"private\": false, \"run_as_system\": true}]");
    write("functions/hello.js", "exports = ({ query }) => ({ greeting: `Hello ${query.name}` });");
    write(
        "http_endpoints/config.json",
        "[{\"route\": \"/hello\", \"http_method\": \"GET\", \"function_name\": \"hello\","
            + " \"validation_method\": \"NO_VALIDATION\", \"respond_result\": true,"
            + " \"return_type\": \"JSON\", \"disabled\": false}]");
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
