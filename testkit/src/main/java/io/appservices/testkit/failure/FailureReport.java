package io.appservices.testkit.failure;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.ApiResponse;
import io.appservices.testkit.client.AppAddress;
import io.appservices.testkit.client.ControlApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what there is about the app of a test into a folder: the app as a folder of its own, its
 * users, and the journal, events and mails about it; and the command that opens app and users
 * again.
 */
public final class FailureReport {

  private static final String APP = "app";
  private static final String ROOT_FILE = "realm_config.json";
  private static final String USERS = "users.jsonl";
  private static final String README = "README.txt";

  private final AppAddress address;
  private final AdminApi admin;
  private final ControlApi control;
  private final Path folder;
  private final List<String> problems = new ArrayList<>();

  /** Makes a report that is written into a folder. */
  public FailureReport(AppAddress address, AdminApi admin, Path folder) {
    this.address = address;
    this.admin = admin;
    this.control = ControlApi.of(address);
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Writes it, in place of an earlier one.
   *
   * @return the command that opens app and users again; empty if these could not be had
   * @throws UncheckedIOException if it cannot be written
   */
  public String write(String test, Throwable failure) {
    try {
      remove(folder);
      Files.createDirectories(folder);
      // First, so that the calls which follow are not in it.
      save("requests.json", "/requests?limit=1000&app={app}");
      save("events.json", "/events?limit=1000&app={app}");
      save("mails.json", "/outbox?app={app}");
      boolean reopens = saveUsers() & saveApp();
      String command = reopens ? command() : "";
      Files.writeString(folder.resolve(README), readme(test, failure, command));
      return command;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder + ": " + e, e);
    }
  }

  /** Removes what an earlier run left, if a folder is such a report. */
  public static void remove(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(README))) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void save(String file, String path) throws IOException {
    ApiResponse answer = control.request("GET", path, null);
    if (answer.isSuccess()) {
      Files.writeString(folder.resolve(file), answer.body());
    } else {
      problems.add(file + ": " + answer.body());
    }
  }

  private boolean saveUsers() throws IOException {
    save(USERS, "/apps/{app}/users");
    return Files.exists(folder.resolve(USERS));
  }

  private boolean saveApp() {
    try {
      admin.exportApp(folder.resolve(APP));
      keepId(folder.resolve(APP).resolve(ROOT_FILE));
      return true;
    } catch (RuntimeException | IOException e) {
      problems.add(APP + ": " + e.getMessage());
      return false;
    }
  }

  /** Names the {@code _id}, which exports leave out, so that the app is opened with the same. */
  private void keepId(Path root) throws IOException {
    String text = Files.readString(root);
    String member = "{\n    \"_id\": \"" + address.id() + "\",";
    Files.writeString(root, text.replaceFirst("\\{", Matcher.quoteReplacement(member)));
  }

  private String command() {
    StringBuilder command = new StringBuilder("appservices-emulator start");
    command.append(" --app-folder ").append(quoted(folder.resolve(APP)));
    command.append(" --users ").append(quoted(folder.resolve(USERS)));
    if (!address.groupId().equals(EmulatorConfig.DEFAULT_GROUP_ID)) {
      command.append(" --group ").append(address.groupId());
    }
    String frozenAt = frozenAt();
    if (frozenAt != null) {
      command.append(" --frozen-at ").append(frozenAt);
    }
    return command.toString();
  }

  private @Nullable String frozenAt() {
    ApiResponse clock = control.request("GET", "/clock", null);
    return Boolean.TRUE.equals(clock.object().get("frozen"))
        ? clock.text("now").orElse(null)
        : null;
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./+=:@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private String readme(String test, Throwable failure, String command) {
    StringBuilder text = new StringBuilder();
    text.append(test).append(" failed:\n\n  ").append(failure).append("\n\n");
    if (command.isEmpty()) {
      text.append("Its app cannot be opened again, since something is missing:\n");
    } else {
      text.append("This opens its app with its users again:\n\n  ").append(command).append("\n\n");
      text.append("Passwords and API keys work. Sessions, documents of data sources, values of");
      text.append(" secrets and functions in Java are not kept: log in again.\n");
    }
    problems.forEach(problem -> text.append("  ").append(problem).append('\n'));
    return text.toString();
  }
}
