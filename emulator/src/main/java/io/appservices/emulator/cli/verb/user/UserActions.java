package io.appservices.emulator.cli.verb.user;

import io.appservices.emulator.cli.remote.Admin;
import io.appservices.emulator.cli.remote.AppOptions;
import io.appservices.emulator.cli.remote.Named;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.Progress;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verbs that do something with users that there are. All are found before any is changed. */
final class UserActions {

  private UserActions() {}

  /** Users, and what is done with them. */
  abstract static class OnUsers implements Runnable {

    @Mixin private ServerOptions server = new ServerOptions();
    @Mixin private AppOptions app = new AppOptions();

    @Parameters(paramLabel = "USER", arity = "1..*", description = "Ids or emails of users.")
    private List<String> users = List.of();

    @Override
    public void run() {
      onUsers(app.admin(server.server()));
    }

    void onUsers(Admin admin) {
      try (Progress progress = server.progress("looking for users", 0)) {
        Users all = new Users(admin, progress);
        Named.each(
            users,
            all::find,
            user -> {
              act(admin, "/users/" + Users.id(user));
              said(Users.id(user) + " " + Users.email(user));
            });
      }
    }

    void onPending(Admin admin, Consumer<Document> action) {
      try (Progress progress = server.progress("looking for accounts", 0)) {
        Users all = new Users(admin, progress);
        Named.each(
            users,
            all::findPending,
            account -> {
              action.accept(account);
              said(Users.pendingEmail(account));
            });
      }
    }

    private void said(String user) {
      server.say(done() + " " + user.strip());
    }

    abstract void act(Admin admin, String path);

    abstract String done();
  }

  /** {@code users disable}. */
  @Command(
      name = "disable",
      description = "Disables users: they can neither log in nor use the tokens that they have.",
      footer = {"", "Examples:", "  appservices-emulator users disable ada@example.com"})
  static final class Disable extends OnUsers {

    @Override
    void act(Admin admin, String path) {
      admin.put(path + "/disable");
    }

    @Override
    String done() {
      return "disabled";
    }
  }

  /** {@code users enable}. */
  @Command(
      name = "enable",
      description = "Enables users that were disabled.",
      footer = {"", "Examples:", "  appservices-emulator users enable ada@example.com"})
  static final class Enable extends OnUsers {

    @Override
    void act(Admin admin, String path) {
      admin.put(path + "/enable");
    }

    @Override
    String done() {
      return "enabled";
    }
  }

  /** {@code users revoke}. */
  @Command(
      name = "revoke",
      description = "Ends all sessions of users; they may log in again at once.",
      footer = {"", "Examples:", "  appservices-emulator users revoke ada@example.com"})
  static final class Revoke extends OnUsers {

    @Override
    void act(Admin admin, String path) {
      admin.put(path + "/logout");
    }

    @Override
    String done() {
      return "revoked all sessions of";
    }
  }

  /** {@code users delete}. */
  @Command(
      name = "delete",
      description = "Deletes users with their sessions, identities and API keys.",
      footer = {
        "",
        "Examples:",
        "  appservices-emulator users delete ada@example.com bob@example.com",
        "  appservices-emulator users delete --pending eve@example.com"
      })
  static final class Delete extends OnUsers {

    @Option(
        names = "--pending",
        description = "Accounts that are not confirmed, in place of users.")
    private boolean pending;

    @Override
    void onUsers(Admin admin) {
      if (pending) {
        onPending(admin, account -> admin.delete(Users.pendingPath(account)));
      } else {
        super.onUsers(admin);
      }
    }

    @Override
    void act(Admin admin, String path) {
      admin.delete(path);
    }

    @Override
    String done() {
      return "deleted";
    }
  }

  /** {@code users confirm}. */
  @Command(
      name = "confirm",
      description = "Confirms accounts that are pending.",
      footer = {"", "Examples:", "  appservices-emulator users confirm eve@example.com"})
  static final class Confirm extends OnUsers {

    @Override
    void onUsers(Admin admin) {
      onPending(admin, account -> admin.post(Users.pendingPathByEmail(account) + "/confirm"));
    }

    @Override
    void act(Admin admin, String path) {
      throw new IllegalStateException(path);
    }

    @Override
    String done() {
      return "confirmed";
    }
  }
}
