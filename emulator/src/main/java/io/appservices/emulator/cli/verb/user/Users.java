package io.appservices.emulator.cli.verb.user;

import io.appservices.emulator.cli.remote.Admin;
import io.appservices.emulator.cli.remote.Documents;
import io.appservices.emulator.cli.remote.Server;
import io.appservices.emulator.cli.remote.ServerOptions;
import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The users of an app, as the Admin API lists them. */
public final class Users {

  private static final String PENDING = "/user_registrations/pending_users";

  private final Admin admin;
  private final Progress progress;

  Users(Admin admin, Progress progress) {
    this.admin = admin;
    this.progress = progress;
  }

  /**
   * Returns the id of the user of the app that is meant with an id or an email; an id is taken as
   * it is, as the user may be gone.
   *
   * @throws CommandException if no user, or more than one, has the email
   */
  public static String idOf(String idOrEmail, ServerOptions server, Supplier<Admin> admin) {
    if (ObjectId.isValid(idOrEmail)) {
      return idOrEmail;
    }
    try (Progress progress = server.progress("looking for users", 0)) {
      return id(new Users(admin.get(), progress).find(idOrEmail));
    }
  }

  /**
   * Lists users, page by page.
   *
   * @param query parameters beside those of pages; empty, or begins with an ampersand
   * @param limit the most that are listed
   */
  List<Document> list(String query, Predicate<Document> wanted, int limit) {
    return pages("/users?limit=50" + query, wanted, limit);
  }

  /** Lists the accounts that are not confirmed. */
  List<Document> pending(Predicate<Document> wanted, int limit) {
    return pages(PENDING + "?limit=50", wanted, limit);
  }

  private List<Document> pages(String path, Predicate<Document> wanted, int limit) {
    List<Document> found = new ArrayList<>();
    List<Document> page = admin.get(path).documents();
    while (!page.isEmpty()) {
      progress.done(page.size());
      page.stream().filter(wanted).forEach(found::add);
      if (found.size() >= limit) {
        return found.subList(0, limit);
      }
      String last = Documents.text(page.get(page.size() - 1), "_id");
      page = admin.get(path + "&after=" + last).documents();
    }
    return found;
  }

  /**
   * Returns the user with an id or an email. Upper and lower case are the same, unless that leaves
   * more than one user.
   *
   * @throws CommandException if there is none, or more than one
   */
  Document find(String idOrEmail) {
    if (ObjectId.isValid(idOrEmail)) {
      return admin.get("/users/" + idOrEmail).document();
    }
    List<Document> found =
        list("", user -> email(user).equalsIgnoreCase(idOrEmail), Integer.MAX_VALUE);
    if (found.isEmpty()) {
      throw missing("user", idOrEmail, pendingHint(idOrEmail));
    }
    return one(found, Users::email, "user", idOrEmail);
  }

  /**
   * Returns the account that is not confirmed with an id or an email, as {@link #find}.
   *
   * @throws CommandException if there is none, or more than one
   */
  Document findPending(String idOrEmail) {
    List<Document> found =
        pending(
            account ->
                id(account).equalsIgnoreCase(idOrEmail)
                    || pendingEmail(account).equalsIgnoreCase(idOrEmail),
            Integer.MAX_VALUE);
    if (found.isEmpty()) {
      throw missing("pending account", idOrEmail, confirmedHint(idOrEmail));
    }
    return one(found, Users::pendingEmail, "pending account", idOrEmail);
  }

  private CommandException missing(String kind, String name, String hint) {
    return CommandException.failed(
        "no " + kind + " '" + name + "' in " + admin.app().clientAppId() + hint);
  }

  private static Document one(
      List<Document> found, Function<Document, String> email, String kind, String name) {
    List<Document> exact = found.stream().filter(one -> email.apply(one).equals(name)).toList();
    if (exact.size() == 1) {
      return exact.get(0);
    }
    if (found.size() > 1) {
      String ids = found.stream().map(Users::id).collect(Collectors.joining(", "));
      throw CommandException.failed(
          "more than one " + kind + " has the email '" + name + "': " + ids);
    }
    return found.get(0);
  }

  private String pendingHint(String email) {
    boolean pending =
        !pending(account -> pendingEmail(account).equalsIgnoreCase(email), 1).isEmpty();
    return pending ? "; the account is not confirmed: users list --pending" : "";
  }

  private String confirmedHint(String email) {
    boolean confirmed = !list("", user -> email(user).equalsIgnoreCase(email), 1).isEmpty();
    return confirmed ? "; the account is confirmed already" : "";
  }

  /** Returns the path of an account that is not confirmed, by its id. */
  static String pendingPath(Document account) {
    return "/user_registrations/by_id/" + id(account);
  }

  static String pendingPathByEmail(Document account) {
    return "/user_registrations/by_email/" + Server.encoded(pendingEmail(account));
  }

  static String id(Document user) {
    return Documents.text(user, "_id");
  }

  /** Returns the email of a user; empty if none is known. */
  static String email(Document user) {
    return user.get("data") instanceof Document data ? Documents.text(data, "email") : "";
  }

  static String pendingEmail(Document account) {
    return Documents.all(account, "login_ids").stream()
        .map(login -> Documents.text(login, "id"))
        .collect(Collectors.joining(", "));
  }

  static String providers(Document user) {
    return Documents.all(user, "identities").stream()
        .map(identity -> Documents.text(identity, "provider_type"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  static String state(Document user) {
    return user.getBoolean("disabled", false) ? "disabled" : "enabled";
  }
}
