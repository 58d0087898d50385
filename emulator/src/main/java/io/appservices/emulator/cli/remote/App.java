package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.domain.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;

/** An app of a server. */
public record App(String clientAppId, String id, String groupId, String name, String product) {

  public static App of(Document app) {
    return new App(
        Documents.text(app, "client_app_id"),
        Documents.text(app, "_id"),
        Documents.text(app, "group_id"),
        Documents.text(app, "name"),
        Documents.text(app, "product"));
  }

  public static List<App> all(Server server) {
    return Documents.all(server.get("/apps").document(), "apps").stream().map(App::of).toList();
  }

  /**
   * Returns the app that is meant: the one that has a client app id or an {@code _id}, or the only
   * one.
   *
   * @throws CommandException if there is none, or more than one
   */
  public static App find(List<App> apps, Optional<String> wanted) {
    if (wanted.isPresent()) {
      return named(apps, wanted.get());
    }
    if (apps.isEmpty()) {
      throw CommandException.failed("the emulator has no app");
    }
    if (apps.size() > 1) {
      throw CommandException.usage(
          "there are " + apps.size() + " apps: say which with --app " + names(apps, " or --app "));
    }
    return apps.get(0);
  }

  private static App named(List<App> apps, String wanted) {
    return apps.stream()
        .filter(app -> app.clientAppId.equals(wanted) || app.id.equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.failed(
                    "no app '"
                        + wanted
                        + "'"
                        + Suggestion.of(wanted, apps.stream().map(App::clientAppId).toList())
                        + (apps.isEmpty() ? "" : others(apps))));
  }

  private static String others(List<App> apps) {
    return (apps.size() == 1 ? "; there is " : "; there are ") + names(apps, ", ");
  }

  private static String names(List<App> apps, String between) {
    return apps.stream().map(App::clientAppId).collect(Collectors.joining(between));
  }
}
