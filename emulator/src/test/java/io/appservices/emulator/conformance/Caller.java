package io.appservices.emulator.conformance;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.bson.Document;

/** An operator with an app of its own, who makes what the operation at hand needs. */
final class Caller {

  private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final String PENDING = "pending@example.com";

  private final TestApp app;
  private final Map<String, Sheet.Step> makers;
  private final Map<String, String> made = new HashMap<>();

  Caller(TestApp app, Map<String, Sheet.Step> makers) {
    this.app = app;
    this.makers = makers;
    EmulatorConfig config = app.emulator().config();
    made.put("groupId", config.apps().groupId());
    made.put("appId", app.emulated().id());
    made.put("publicKey", config.operator().publicKey());
    made.put("privateKey", config.operator().privateKey());
  }

  /** Sends a call with everything that its path and body name. */
  Response call(String method, String path, String body) {
    String filled = fill(path);
    byte[] content = body.isEmpty() ? null : fill(body).getBytes(StandardCharsets.UTF_8);
    return wantsRefreshToken(path)
        ? app.admin().send(method, filled, app.admin().logIn().string("refresh_token"), content)
        : app.admin().call(method, filled, content);
  }

  private static boolean wantsRefreshToken(String path) {
    return path.equals("/auth/session");
  }

  private String fill(String text) {
    return PARAMETER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(valueOf(match.group(1))));
  }

  private String valueOf(String parameter) {
    if (!made.containsKey(parameter)) {
      made.put(parameter, make(parameter));
    }
    return made.get(parameter);
  }

  private String make(String parameter) {
    return switch (parameter) {
      case "email" -> register();
      case "pendingId" -> pendingId();
      case "userToken" -> app.client().logInAnonymously().tokens().accessToken();
      default -> take(makers.get(parameter), parameter);
    };
  }

  private String register() {
    EmulatorInternals.userpass(app.emulator(), app.emulated(), new Document("autoConfirm", false));
    app.client().register(PENDING, "correct horse");
    return PENDING;
  }

  private String pendingId() {
    valueOf("email");
    return app.admin().pendingUsers("").documents().get(0).getString("_id");
  }

  private String take(Sheet.Step maker, String parameter) {
    Assertions.assertThat(maker).as("how to get {%s}", parameter).isNotNull();
    Response response = call(maker.method(), maker.path(), maker.body());
    Assertions.assertThat(response.status()).as(response.body()).isBetween(200, 299);
    Object value = Ejson.parse(response.body());
    for (String step : maker.take().split("\\.")) {
      value =
          value instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : ((Document) value).get(step);
    }
    return (String) value;
  }
}
