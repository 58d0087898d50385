package io.appservices.testkit;

import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.ApiResponse;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.SignedInUser;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The users that are made for one test. */
final class TestUsers {

  private static final String DATABASE = "testkit";
  private static final String COLLECTION = "custom_user_data";
  private static final String USER_ID = "user_id";

  private record Made(TestUser as, SignedInUser user) {}

  private final TestApp app;
  private final Map<String, Made> byEmail = new LinkedHashMap<>();
  private int unnamed;

  TestUsers(TestApp app) {
    this.app = app;
  }

  /** Returns the user that a parameter wants; made if there is none of its email yet. */
  synchronized SignedInUser get(TestUser wanted) {
    String email = wanted.email().isEmpty() ? newEmail() : wanted.email();
    Made known = byEmail.get(email);
    if (known == null) {
      known = new Made(wanted, make(wanted, email));
      byEmail.put(email, known);
    } else if (!known.as().equals(wanted)) {
      throw new ParameterResolutionException(
          "two parameters of one test say different things of the user '%s': %s and %s"
              .formatted(email, known.as(), wanted));
    }
    return known.user();
  }

  /** Apps that tests share keep the users of others, and so need other emails. */
  private String newEmail() {
    unnamed++;
    return app.shared()
        ? "test-user-%d-%s@example.com".formatted(unnamed, UUID.randomUUID())
        : "test-user-%d@example.com".formatted(unnamed);
  }

  private SignedInUser make(TestUser wanted, String email) {
    try {
      return wanted.pending()
          ? pending(email, wanted.password())
          : signedIn(wanted, email, wanted.password());
    } catch (RuntimeException e) {
      throw new ParameterResolutionException(
          "the user '%s' of @TestUser cannot be made: %s".formatted(email, e.getMessage()), e);
    }
  }

  private SignedInUser pending(String email, String password) {
    app.control().importPendingUser(email, password);
    return SignedInUser.pending(app.client(), email, password);
  }

  private SignedInUser signedIn(TestUser wanted, String email, String password) {
    AdminApi admin = app.admin();
    ClientApi client = app.client();
    String id = admin.createUser(email, password);
    EmulatedApp inProcess = app.inProcess();
    Map<String, @Nullable Object> customData = customData(wanted);
    if (!customData.isEmpty() && inProcess != null) {
      setCustomData(inProcess, id, customData);
    }
    SignedInUser user = client.logIn(email, password);
    if (!customData.isEmpty() && inProcess == null) {
      writeCustomData(user, admin, customData);
    }
    if (wanted.disabled()) {
      admin.disableUser(id);
    }
    return user;
  }

  /** Returns the members; none if none are wanted. */
  static Map<String, @Nullable Object> customData(TestUser wanted) {
    return wanted.customData().isEmpty()
        ? Map.of()
        : new ApiResponse(0, wanted.customData()).object();
  }

  private static void setCustomData(
      EmulatedApp app, String user, Map<String, @Nullable Object> members) {
    try {
      app.users().setCustomData(user, members);
    } catch (IllegalStateException e) {
      app.users().customDataIn(DATABASE, COLLECTION, USER_ID);
      app.users().setCustomData(user, members);
    }
  }

  /** Writes the document as the user itself, since nobody else can from another process. */
  private static void writeCustomData(
      SignedInUser user, AdminApi admin, Map<String, @Nullable Object> members) {
    Map<String, @Nullable Object> settings =
        admin.request("GET", "{app}/custom_user_data", null).object();
    if (!Boolean.TRUE.equals(settings.get("enabled"))) {
      settings = new HashMap<>();
      settings.put("enabled", true);
      settings.put("mongo_service_name", "mongodb-atlas");
      settings.put("database_name", DATABASE);
      settings.put("collection_name", COLLECTION);
      settings.put("user_id_field", USER_ID);
      ApiResponse set = admin.request("PATCH", "{app}/custom_user_data", settings);
      if (!set.isSuccess()) {
        throw new IllegalStateException("custom user data cannot be set up: " + set.body());
      }
    }
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put(String.valueOf(settings.get("user_id_field")), user.id());
    document.putAll(members);
    Map<String, Object> argument = new LinkedHashMap<>();
    argument.put("database", String.valueOf(settings.get("database_name")));
    argument.put("collection", String.valueOf(settings.get("collection_name")));
    argument.put("document", document);
    user.callData("mongodb-atlas", "insertOne", argument);
    user.refresh();
  }

  /** Removes them from an app that goes on after the test; a test may have done so itself. */
  synchronized void delete() {
    if (!app.shared()) {
      return;
    }
    AdminApi admin = app.admin();
    for (Map.Entry<String, Made> made : byEmail.entrySet()) {
      String path =
          made.getValue().as().pending()
              ? "{app}/user_registrations/by_email/" + made.getKey().replace("@", "%40")
              : "{app}/users/" + made.getValue().user().id();
      admin.request("DELETE", path, null);
    }
  }
}
