package io.appservices.emulator.http.admin.user;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Listing and counting users, and accounts that wait for confirmation. */
class UserListingTest {

  private static final int MANY = 120;

  private final TestApp app = TestApp.shared();
  private final AdminApiClient admin = app.admin();

  @Test
  void anAppWithoutUsersListsNoneAndCountsZero() {
    assertThat(admin.users("")).isJson(200).hasBody("[]");
    assertThat(admin.pendingUsers("")).isJson(200).hasBody("[]");
    assertThat(admin.onApp("GET", "/users_count", null)).isJson(200).hasBody("0");
  }

  @Test
  void theCountIsABareNumber() {
    createUsers(3);

    assertThat(admin.onApp("GET", "/users_count", null)).isJson(200).hasBody("3");
  }

  @Test
  void aPageHasAtMostFiftyUsersInTheOrderTheyWereMade() {
    List<String> ids = createUsers(MANY);

    assertThat(ids(admin.users(""))).isEqualTo(ids.subList(0, 50));
    assertThat(ids(admin.users("?limit=1000"))).isEqualTo(ids.subList(0, 50));
    assertThat(ids(admin.users("?limit=7"))).isEqualTo(ids.subList(0, 7));
  }

  @Test
  void pagesAfterTheLastIdVisitEveryUserOnce() {
    List<String> ids = createUsers(MANY);
    List<String> seen = new ArrayList<>();
    List<String> page = ids(admin.users(""));
    while (!page.isEmpty()) {
      seen.addAll(page);
      page = ids(admin.users("?after=" + page.get(page.size() - 1)));
    }

    assertThat(seen).isEqualTo(ids);
  }

  @Test
  void descendingPagesVisitEveryUserOnceNewestFirst() {
    List<String> ids = createUsers(MANY);
    List<String> seen = new ArrayList<>();
    List<String> page = ids(admin.users("?desc=true&sort=_id"));
    while (!page.isEmpty()) {
      seen.addAll(page);
      page = ids(admin.users("?desc=true&after=" + page.get(page.size() - 1)));
    }

    List<String> newestFirst = new ArrayList<>(ids);
    Collections.reverse(newestFirst);
    assertThat(seen).isEqualTo(newestFirst);
  }

  @Test
  void aPageGoesOnBehindAUserThatWasDeletedMeanwhile() {
    List<String> ids = createUsers(5);
    assertThat(admin.delete(ids.get(2))).isEmpty(204);

    assertThat(ids(admin.users("?after=" + ids.get(2)))).isEqualTo(ids.subList(3, 5));
  }

  @Test
  void statusPicksEnabledOrDisabledUsers() {
    List<String> ids = createUsers(4);
    assertThat(admin.disable(ids.get(1))).isEmpty(204);

    assertThat(ids(admin.users("?status=disabled"))).containsExactly(ids.get(1));
    assertThat(ids(admin.users("?status=enabled")))
        .containsExactly(ids.get(0), ids.get(2), ids.get(3));
    assertThat(admin.countUsers()).as("disabled users count").isEqualTo(4);
  }

  @Test
  void providerTypesPickUsersThatHaveOneOfThem() {
    String email = createUsers(1).get(0);
    String anonymous = app.client().logInAnonymously().tokens().userId();

    assertThat(ids(admin.users("?provider_types=anon-user"))).containsExactly(anonymous);
    assertThat(ids(admin.users("?provider_types=local-userpass"))).containsExactly(email);
    assertThat(ids(admin.users("?provider_types=local-userpass,anon-user")))
        .containsExactly(email, anonymous);
    assertThat(ids(admin.users("?provider_types=custom-token"))).isEmpty();
    assertThat(ids(admin.users("?provider_types=anon-user&status=disabled"))).isEmpty();
  }

  @Test
  void filtersApplyBeforeThePageIsCut() {
    List<String> ids = createUsers(60);
    assertThat(admin.disable(ids.get(58))).isEmpty(204);

    assertThat(ids(admin.users("?status=disabled&limit=1"))).containsExactly(ids.get(58));
    assertThat(ids(admin.users("?status=enabled&after=" + ids.get(57))))
        .containsExactly(ids.get(59));
  }

  @Test
  void parametersThatNobodyKnowsAreIgnored() {
    List<String> ids = createUsers(1);

    assertThat(ids(admin.users("?bypass_service_change=SyncSchemaVersionIncrease"))).isEqualTo(ids);
    assertThat(ids(admin.users("?after=&status=&desc="))).isEqualTo(ids);
  }

  @Test
  void usersOfOtherAppsAreNotListed() {
    createUsers(2);

    assertThat(TestApp.shared().admin().users("")).isJson(200).hasBody("[]");
  }

  @Test
  void createGetAndListShowAUserAlike() {
    Document created = admin.createUser("a@b.c", "password").document();

    assertThat(admin.user(created.getString("_id")).document()).isEqualTo(created);
    assertThat(admin.users("").documents()).containsExactly(created);
  }

  @Test
  void aPageShowsUsersByteForByteAsTheyAreAfterEachChange() {
    List<String> ids = createUsers(60);
    requirePageOf(ids.subList(0, 50));

    assertThat(admin.disable(ids.get(1))).isEmpty(204);
    requirePageOf(ids.subList(0, 50));
    assertThat(admin.changeEmail(ids.get(49), "caf\u00e9@example.com")).isEmpty(204);
    assertThat(admin.enable(ids.get(1))).isEmpty(204);
    requirePageOf(ids.subList(0, 50));
    assertThat(admin.delete(ids.get(0))).isEmpty(204);
    requirePageOf(ids.subList(1, 51));
  }

  private void requirePageOf(List<String> ids) {
    String each = ids.stream().map(id -> admin.user(id).body()).collect(joining(",", "[", "]"));

    assertThat(admin.users("")).isJson(200).hasBody(each);
  }

  @Test
  void pendingUsersAreListedInPages() {
    EmulatorInternals.userpass(app.emulator(), app.emulated(), new Document("autoConfirm", false));
    List<String> emails =
        IntStream.range(0, 70).mapToObj(i -> "pending-%03d@example.com".formatted(i)).toList();
    emails.forEach(email -> assertThat(app.client().register(email, "password")).isDone(201));

    List<Document> first = admin.pendingUsers("").documents();
    String last = first.get(49).getString("_id");

    assertThat(emails(first)).isEqualTo(emails.subList(0, 50));
    assertThat(emails(admin.pendingUsers("?after=" + last).documents()))
        .isEqualTo(emails.subList(50, 70));
    assertThat(emails(admin.pendingUsers("?limit=3").documents())).isEqualTo(emails.subList(0, 3));
    assertThat(emails(admin.pendingUsers("?limit=2&after=" + last).documents()))
        .isEqualTo(emails.subList(50, 52));
  }

  private List<String> createUsers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> app.emulated().createUser("user" + i + "@example.com", "password"))
        .toList();
  }

  private static List<String> ids(Response page) {
    assertThat(page).isJson(200);
    return page.documents().stream().map(user -> user.getString("_id")).toList();
  }

  private static List<String> emails(List<Document> pending) {
    return pending.stream()
        .map(user -> user.getList("login_ids", Document.class).get(0).getString("id"))
        .toList();
  }
}
