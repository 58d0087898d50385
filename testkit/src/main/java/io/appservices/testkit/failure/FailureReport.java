package io.appservices.testkit.failure;

import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.ApiResponse;
import io.appservices.testkit.client.AppAddress;
import io.appservices.testkit.client.ControlApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Writes what there is about the app of a test into a folder: its state in one file, and to be read
 * the app as a folder of its own, its users, and the journal, events and mails about it; and the
 * command that opens the state again.
 */
public final class FailureReport {

  private static final String APP = "app";
  private static final String ROOT_FILE = "realm_config.json";
  private static final String USERS = "users.jsonl";
  private static final String STATE = "state.bson";
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
   * @return the command that opens the state again; empty if it could not be had
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
      // Before the export, whose operator is not the test's.
      String command = saveState() ? command() : "";
      save(USERS, "/apps/{app}/users");
      saveApp();
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

  private void saveApp() {
    try {
      admin.exportApp(folder.resolve(APP));
      keepId(folder.resolve(APP).resolve(ROOT_FILE));
    } catch (RuntimeException | IOException e) {
      problems.add(APP + ": " + e.getMessage());
    }
  }

  /** Writes the state for the user of this process alone: it has secrets. */
  private boolean saveState() {
    try {
      Path file = folder.resolve(STATE);
      Files.write(file, control.saveState());
      keepPrivate(file);
      return true;
    } catch (RuntimeException | IOException e) {
      problems.add(STATE + ": " + e.getMessage());
      return false;
    }
  }

  private static void keepPrivate(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Names the {@code _id}, which exports leave out, so that the app is opened with the same. */
  private void keepId(Path root) throws IOException {
    String text = Files.readString(root);
    String member = "{\n    \"_id\": \"" + address.id() + "\",";
    Files.writeString(root, text.replaceFirst("\\{", Matcher.quoteReplacement(member)));
  }

  private String command() {
    return "appservices-emulator start --state " + quoted(folder.resolve(STATE));
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
      text.append("This opens its app again, as it was:\n\n  ").append(command).append("\n\n");
      text.append("Tokens of the test, passwords and API keys work, documents are there, and the");
      text.append(" clock goes on\nfrom then. Functions in Java are code and not kept, nor are");
      text.append(" real clusters. ").append(STATE).append(" has secrets.\n");
    }
    problems.forEach(problem -> text.append("  ").append(problem).append('\n'));
    return text.toString();
  }
}
