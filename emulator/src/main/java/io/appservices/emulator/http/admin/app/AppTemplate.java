package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.service.config.ConfigService;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The templates that an app can be made from. One is here: it makes the app that holds the triggers
 * of a group, as the console of Atlas does for the first trigger.
 */
enum AppTemplate {
  /** An app of the product atlas with the data source that the request has, and nothing else. */
  TRIGGERS("triggers", "Atlas Triggers", "atlas");

  /** The templates of the service that are not here (docs: template apps; realm-cli). */
  private static final Set<String> OF_THE_SERVICE =
      Stream.of("", ".flex")
          .flatMap(
              sync ->
                  Stream.of(
                          "android.kotlin.todo",
                          "dotnet-maui.todo",
                          "flutter.todo",
                          "ios.swift.todo",
                          "kotlin.todo",
                          "react-native.todo",
                          "swiftui.todo",
                          "web.graphql.todo",
                          "web.mql.todo",
                          "web.todo",
                          "xamarin.todo")
                      .map(name -> name + sync))
          .collect(Collectors.toUnmodifiableSet());

  /** The member of a request and of an app that says the template. */
  static final String ID = "template_id";

  private final String id;
  private final String title;
  private final String product;

  AppTemplate(String id, String title, String product) {
    this.id = id;
    this.title = title;
    this.product = product;
  }

  /**
   * Returns the template that a request asks for, if it asks for one.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is not here
   */
  static Optional<AppTemplate> of(Document body) {
    return Members.of(body).nonEmptyText(ID).map(AppTemplate::byId);
  }

  private static AppTemplate byId(String id) {
    return Arrays.stream(values())
        .filter(template -> template.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                OF_THE_SERVICE.contains(id)
                    ? AdminRefusals.templateNotEmulated(id)
                    : AdminRefusals.templateNotFound(id));
  }

  /** Returns the templates as command lines list them. */
  static List<Document> all() {
    return Arrays.stream(values())
        .map(template -> new Document("id", template.id).append("name", template.title))
        .toList();
  }

  /** Returns the product of an app that is made from it, unless the request says another. */
  String product() {
    return product;
  }

  /** Returns what an app that is made from it remembers of it. */
  ConfigDocument remembered(ConfigService config) {
    return config.named(ConfigKind.LIVE_SETTING, new Document("name", ID).append("id", id));
  }

  /** Returns the id of the template that an app was made from. */
  static Optional<String> idOf(ConfigService config, App app) {
    return config
        .findByName(app, ConfigKind.LIVE_SETTING, ID)
        .flatMap(remembered -> remembered.members().text("id"));
  }
}
