package io.appservices.emulator.realmcli;

import io.appservices.emulator.testing.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The {@code users} commands of realm-cli, call by call (realm-cli {@code internal/commands/user},
 * {@code internal/cloud/realm/user.go}): what it would refuse of an answer, this refuses.
 */
final class CliClient {

  /** What {@code --state}, {@code --provider}, {@code --pending} and {@code -u} select. */
  record Filter(String state, List<String> providers, boolean pending, List<String> users) {

    static final Filter NONE = new Filter(null, List.of(), false, List.of());
    static final Filter PENDING = new Filter(null, List.of(), true, List.of());

    Filter state(String wanted) {
      return new Filter(wanted, providers, pending, users);
    }

    Filter providers(String... wanted) {
      return new Filter(state, List.of(wanted), pending, users);
    }

    Filter users(String... wanted) {
      return new Filter(state, providers, pending, List.of(wanted));
    }
  }

  /**
   * One row of the table that a command prints.
   *
   * @param details why it failed; empty if it went well
   */
  record Row(String id, String details) {}

  /** One of the commands that do something to each user. */
  private interface Action {
    void on(String userPath);
  }

  private final CliConnection connection;
  private final String app;

  /** A command line that is logged in, with {@code --app}. */
  CliClient(CliConnection connection, String app) {
    this.connection = connection;
    this.app = app;
  }

  List<CliUser> list(Filter filter) {
    return find(resolveApp(), filter);
  }

  Document createEmail(String email, String password) {
    return create(
        "create user", "/users", new Document("email", email).append("password", password));
  }

  Document createApiKey(String name) {
    return create("create api key", "/api_keys", new Document("name", name));
  }

  List<Row> delete(Filter filter) {
    return forEach(filter, user -> connection.call("delete user", 204, "DELETE", user, null));
  }

  List<Row> disable(Filter filter) {
    return put(filter, "disable user", "/disable");
  }

  List<Row> enable(Filter filter) {
    return put(filter, "enable user", "/enable");
  }

  List<Row> revoke(Filter filter) {
    return put(filter, "revoke user", "/logout");
  }

  private List<Row> put(Filter filter, String action, String operation) {
    return forEach(filter, user -> connection.call(action, 204, "PUT", user + operation, null));
  }

  /** An error of one user stands in its row; the others are gone on with. */
  private List<Row> forEach(Filter filter, Action action) {
    String appPath = resolveApp();
    List<Row> rows = new ArrayList<>();
    for (CliUser user : find(appPath, filter)) {
      try {
        action.on(appPath + "/users/" + user.id());
        rows.add(new Row(user.id(), ""));
      } catch (CliError e) {
        rows.add(new Row(user.id(), e.getMessage()));
      }
    }
    return rows;
  }

  private Document create(String action, String path, Document body) {
    return connection.read(action, 201, "POST", resolveApp() + path, body).document();
  }

  /** The app whose client app id begins with {@code --app}, in any project of the profile. */
  private String resolveApp() {
    List<Document> found =
        groups().stream()
            .flatMap(this::apps)
            .filter(a -> a.getString("client_app_id").startsWith(app.toLowerCase(Locale.ROOT)))
            .toList();
    if (found.size() != 1) {
      throw new CliError("failed to find app '" + app + "'");
    }
    return "/groups/" + found.get(0).getString("group_id") + "/apps/" + found.get(0).get("_id");
  }

  private List<String> groups() {
    Response profile = connection.read("get auth profile", 200, "GET", "/auth/profile", null);
    return profile.document().getList("roles", Document.class).stream()
        .map(role -> role.getString("group_id"))
        .filter(id -> id != null && !id.isEmpty())
        .distinct()
        .toList();
  }

  private Stream<Document> apps(String group) {
    String path = "/groups/" + group + "/apps";
    return Stream.of("", "?product=atlas", "?product=data-api", "?product=device-sync")
        .flatMap(
            query ->
                connection.read("get apps", 200, "GET", path + query, null).documents().stream());
  }

  private List<CliUser> find(String appPath, Filter filter) {
    if (filter.pending()) {
      return pending(appPath, filter.users());
    }
    return filter.users().isEmpty() ? page(appPath, filter) : byIds(appPath, filter);
  }

  private List<CliUser> page(String appPath, Filter filter) {
    List<String> query = new ArrayList<>();
    if (!filter.providers().isEmpty()) {
      String types = String.join(",", filter.providers());
      query.add("provider_types=" + URLEncoder.encode(types, StandardCharsets.UTF_8));
    }
    if (filter.state() != null) {
      query.add("status=" + filter.state());
    }
    String path = appPath + "/users" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    return users(connection.read("get users", 200, "GET", path, null));
  }

  /** It asks for each, and one that is not there fails all; it filters the answers itself. */
  private List<CliUser> byIds(String appPath, Filter filter) {
    return filter.users().stream()
        .map(id -> connection.read("get user", 200, "GET", appPath + "/users/" + id, null))
        .map(answer -> CliUser.of(answer.document()))
        .filter(user -> user.matches(filter.state()))
        .filter(
            user ->
                filter.providers().isEmpty()
                    || !Collections.disjoint(user.providerTypes(), filter.providers()))
        .toList();
  }

  private List<CliUser> pending(String appPath, List<String> ids) {
    String path = appPath + "/user_registrations/pending_users";
    return users(connection.read("get pending users", 200, "GET", path, null)).stream()
        .filter(user -> ids.isEmpty() || ids.contains(user.id()))
        .toList();
  }

  private static List<CliUser> users(Response answer) {
    return answer.documents().stream().map(CliUser::of).toList();
  }
}
