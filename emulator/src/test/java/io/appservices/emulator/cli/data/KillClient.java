package io.appservices.emulator.cli.data;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * A client with users and values of its own, which remembers what the server answered, and of what
 * it asked last and got no answer to.
 */
final class KillClient {

  private static final String PASSWORD = "password-1";

  /**
   * What is known of a user.
   *
   * @param revoked whether the tokens that the client has are of no use any more
   */
  private record State(boolean exists, boolean disabled, boolean revoked) {

    boolean letsIn() {
      return exists && !disabled && !revoked;
    }
  }

  /** A user, whose creation and login were answered. */
  private static final class Account {
    private final String email;
    private final Tokens tokens;
    private State answered = new State(true, false, false);
    private State asked = answered;
    private boolean touched = true;

    Account(String email, Tokens tokens) {
      this.email = email;
      this.tokens = tokens;
    }
  }

  private final int number;
  private final Random random;
  private final List<Account> accounts = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private final KillDocuments documents;
  private ClientApiClient client;
  private AdminApiClient admin;
  private int made;
  private String draft;
  private boolean draftAsked;
  private final AtomicLong answered = new AtomicLong();

  KillClient(int number, long seed) {
    this.number = number;
    this.random = new Random(seed);
    this.documents = new KillDocuments("c" + number);
  }

  void connect(String baseUrl) {
    client = new ClientApiClient(baseUrl, EmulatorConfig.DEFAULT_CLIENT_APP_ID);
    admin = new AdminApiClient(baseUrl, EmulatorConfig.defaults(), EmulatorConfig.DEFAULT_APP_ID);
    documents.connect(client);
  }

  /** How many changes were answered. */
  long answered() {
    return answered.get();
  }

  /** Makes changes until the server is gone. */
  void work() {
    try {
      while (true) {
        step();
      }
    } catch (UncheckedIOException gone) {
      // The server was killed.
    }
  }

  private void step() {
    int choice = random.nextInt(12);
    if (choice >= 10) {
      expect(documents.change(random.nextInt(4) == 0), 200);
    } else if (choice < 3 || accounts.isEmpty()) {
      signUp();
    } else if (choice == 3) {
      addValue();
    } else if (choice == 4 && number == 0) {
      draft();
    } else {
      change(accounts.get(random.nextInt(accounts.size())), choice);
    }
  }

  private void signUp() {
    String email = "c" + number + "-" + made++ + "@example.com";
    expect(client.register(email, PASSWORD), 201);
    Response login = client.logIn(email, PASSWORD);
    expect(login, 200);
    accounts.add(new Account(email, login.tokens()));
  }

  private void change(Account account, int choice) {
    State now = account.answered;
    String id = account.tokens.userId();
    if (!now.exists()) {
      return;
    }
    switch (choice) {
      case 5, 6 -> apply(account, new State(true, true, true), () -> admin.disable(id));
      case 7 -> apply(account, new State(true, false, now.revoked()), () -> admin.enable(id));
      case 8 -> apply(account, new State(true, now.disabled(), true), () -> admin.revoke(id));
      case 9 -> apply(account, new State(false, false, true), () -> admin.delete(id));
      default -> expect(client.location(), 200);
    }
  }

  private void apply(Account account, State next, Supplier<Response> call) {
    account.asked = next;
    account.touched = true;
    expect(call.get(), 204);
    account.answered = next;
  }

  private void addValue() {
    String name = "c" + number + "v" + made++;
    Document value = new Document("name", name).append("value", name).append("private", false);
    expect(admin.onApp("POST", "/values", value), 201);
    values.add(name);
  }

  private void draft() {
    draftAsked = true;
    if (draft == null) {
      Response opened = admin.onApp("POST", "/drafts", null);
      expect(opened, 201);
      draft = opened.string("_id");
    } else {
      expect(admin.onApp("POST", "/drafts/" + draft + "/deployment", new Document()), 201);
      draft = null;
    }
    draftAsked = false;
  }

  private void expect(Response response, int status) {
    if (response.status() != status) {
      throw new AssertionError("client " + number + ": " + response);
    }
    answered.incrementAndGet();
  }

  /** What is not as it was answered, of what was changed since the last look. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    accounts.stream().filter(account -> account.touched).forEach(a -> compare(a, differences));
    compareValues(differences);
    compareDraft(differences);
    differences.addAll(documents.differences());
    return differences;
  }

  /** What is not as it was answered. */
  List<String> allDifferences() {
    accounts.forEach(account -> account.touched = true);
    return differences();
  }

  private void compare(Account account, List<String> differences) {
    State found = find(account);
    boolean letIn = client.profile(account.tokens.accessToken()).status() == 200;
    boolean asAnswered = isLike(found, account.answered) && letIn == account.answered.letsIn();
    boolean asAsked = isLike(found, account.asked) && letIn == account.asked.letsIn();
    if (!asAnswered && !asAsked) {
      differences.add(
          "%s: answered %s, asked %s, found %s, let in %s"
              .formatted(account.email, account.answered, account.asked, found, letIn));
    }
    account.answered = asAnswered ? account.answered : account.asked;
    account.asked = account.answered;
    account.touched = false;
  }

  private static boolean isLike(State found, State expected) {
    return found.exists() == expected.exists() && found.disabled() == expected.disabled();
  }

  private State find(Account account) {
    Response user = admin.user(account.tokens.userId());
    boolean exists = user.status() == 200;
    return new State(exists, exists && user.document().getBoolean("disabled"), false);
  }

  private void compareValues(List<String> differences) {
    TreeSet<String> missing = new TreeSet<>(values);
    admin
        .onApp("GET", "/values", null)
        .documents()
        .forEach(value -> missing.remove(value.getString("name")));
    missing.forEach(name -> differences.add("the value " + name + " is missing"));
  }

  private void compareDraft(List<String> differences) {
    if (number != 0) {
      return;
    }
    List<Document> drafts = admin.onApp("GET", "/drafts", null).documents();
    String found = drafts.isEmpty() ? null : drafts.get(0).getString("_id");
    boolean same = draft == null ? found == null : draft.equals(found);
    if (!same && !draftAsked) {
      differences.add("draft: answered " + draft + ", found " + found);
    }
    draft = found;
    draftAsked = false;
  }
}
