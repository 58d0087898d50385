package io.appservices.emulator.model.play;

import io.appservices.emulator.model.Answer;
import io.appservices.emulator.model.Command;
import io.appservices.emulator.model.Rules;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/** Calls over HTTP; where several emulators share the app, at one after the other. */
final class HttpDriver extends Driver {

  /** The clients of one emulator. */
  record Node(ClientApiClient client, AdminApiClient admin, ControlApiClient control) {}

  private final List<Node> nodes;
  private final TestedApp app;

  HttpDriver(List<Node> nodes, TestedApp app) {
    this.nodes = List.copyOf(nodes);
    this.app = app;
  }

  @Override
  boolean hasReset(int label) {
    return app.reset(label).isPresent();
  }

  @Override
  Answer call(Command command) {
    Response response = send(nodes.get(command.label() % nodes.size()), command);
    boolean done = response.status() < 300;
    if (!done) {
      return Answer.refused(
          response.status(), Objects.requireNonNullElse(response.string("error_code"), ""));
    }
    return Answer.done(response.status(), keep(command, response));
  }

  /** Keeps what an answer has for later calls; returns the id of the user that it is about. */
  private String keep(Command command, Response response) {
    int label = command.label();
    switch (command.kind()) {
      case MAKE_KEY -> keys.put(label, new Secret(response.string("_id"), response.string("key")));
      case OPEN_DRAFT -> drafts.put(label, response.string("_id"));
      case PROFILE -> {
        return response.string("user_id");
      }
      case REFRESH -> {
        String userId = tokens.get(command.source()).userId();
        tokens.put(label, new Tokens(response.string("access_token"), "", userId));
      }
      case LINK_ACCOUNT, LINK_FUNCTION -> {
        String userId = response.string("user_id");
        tokens.put(label, new Tokens(response.string("access_token"), "", userId));
        return userId;
      }
      default -> {
        if (command.kind().isLogin()) {
          String userId = response.string("user_id");
          tokens.put(
              label,
              new Tokens(
                  response.string("access_token"), response.string("refresh_token"), userId));
          return userId;
        }
      }
    }
    return "";
  }

  private Response send(Node node, Command command) {
    ClientApiClient client = node.client();
    String name = command.name();
    return switch (command.kind()) {
      case REGISTER -> client.register(name, command.password());
      case LOG_IN -> client.logIn(name, command.password());
      case LOG_IN_ANONYMOUSLY -> client.logInAnonymously();
      case LOG_IN_BY_FUNCTION -> client.logInWith(Rules.FUNCTION, new Document("id", name));
      case LOG_IN_BY_KEY -> client.logInWithKey(keys.get(command.thing()).secret());
      case REFRESH -> client.refresh(refreshToken(command));
      case PROFILE -> client.profile(accessToken(command));
      case LOG_OUT -> client.logOut(refreshToken(command));
      case LINK_FUNCTION ->
          client.link(accessToken(command), Rules.FUNCTION, new Document("id", name));
      case LINK_ACCOUNT ->
          client.link(
              accessToken(command),
              Rules.EMAILS,
              new Document("username", name).append("password", command.password()));
      case DELETE_ITSELF -> client.deleteUser(accessToken(command));
      case MAKE_KEY -> client.createApiKey(refreshToken(command), name);
      case DISABLE_KEY -> key(client, command, "PUT", "/disable");
      case ENABLE_KEY -> key(client, command, "PUT", "/enable");
      case DELETE_KEY -> key(client, command, "DELETE", "");
      case CHANGE_PASSWORD -> reset(client, command, command.password(), TestedApp.NOW);
      case ASK_FOR_RESET -> reset(client, command, "password-0", TestedApp.LATER);
      case RESET_PASSWORD -> {
        TestedApp.Reset reset = app.reset(command.thing()).orElseThrow();
        yield client.userpass(
            "reset",
            Map.of(
                "token",
                reset.token(),
                "tokenId",
                reset.tokenId(),
                "password",
                command.password()));
      }
      case ADVANCE_CLOCK ->
          node.control().post("/clock", "{\"advance_seconds\":" + command.thing() + "}");
      default -> operate(node.admin(), command);
    };
  }

  private Response operate(AdminApiClient admin, Command command) {
    return switch (command.kind()) {
      case DISABLE -> admin.disable(userId(command));
      case ENABLE -> admin.enable(userId(command));
      case REVOKE -> admin.revoke(userId(command));
      case DELETE -> admin.delete(userId(command));
      case DISABLE_PROVIDER -> admin.onApp("PUT", provider(command) + "/disable", null);
      case ENABLE_PROVIDER -> admin.onApp("PUT", provider(command) + "/enable", null);
      case OPEN_DRAFT -> admin.onApp("POST", "/drafts", null);
      case DISCARD_DRAFT -> admin.onApp("DELETE", draft(command), null);
      case DEPLOY_DRAFT -> admin.onApp("POST", draft(command) + "/deployment", null);
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  private Response key(ClientApiClient client, Command command, String method, String operation) {
    String path = "/auth/api_keys/" + keys.get(command.thing()).id() + operation;
    return client.send(method, path, refreshToken(command), null);
  }

  private Response reset(ClientApiClient client, Command command, String password, String when) {
    return client.userpass(
        "reset/call",
        new Document("email", command.name())
            .append("password", password)
            .append("arguments", List.of(when, app.nonce(command.label()))));
  }

  private String provider(Command command) {
    return "/auth_providers/" + app.providerId(command.name());
  }

  private String draft(Command command) {
    return "/drafts/" + drafts.get(command.thing());
  }

  private String accessToken(Command command) {
    return tokens.get(command.source()).access();
  }

  private String refreshToken(Command command) {
    return tokens.get(command.source()).refresh();
  }

  private String userId(Command command) {
    return tokens.get(command.source()).userId();
  }
}
