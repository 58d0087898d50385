package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.Mail.Kind;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages that the links in mails open, in the hands of who has a browser and nothing else. */
@Tag("security")
class MailPagesTest {

  private static final String EMAIL = "a@b.c";
  private static final String PASSWORD = "password";
  private static final String INVALID = "userpass token is expired or invalid";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(emulator);

  @BeforeEach
  void registerSomebody() {
    emulator.clock().freeze();
    app.admin().configure("local-userpass", new Document("autoConfirm", false));
    assertThat(app.client().register(EMAIL, PASSWORD)).isDone(201);
  }

  @Test
  void openingTheConfirmationLinkConfirmsOnce() {
    String link = emulator.outbox().await(EMAIL, Kind.CONFIRMATION).link();

    assertPage(open(link), 200, "Your email is confirmed.");
    assertThat(app.client().logIn(EMAIL, PASSWORD)).isJson(200);
    assertPage(open(link), 400, INVALID);
  }

  @Test
  void aConfirmationLinkThatIsOldOrIncompleteSaysSo() {
    String link = emulator.outbox().await(EMAIL, Kind.CONFIRMATION).link();
    assertPage(open(link.substring(0, link.indexOf('?'))), 400, "invalid token data");
    assertPage(open(link + "0"), 400, "invalid token data");
    emulator.clock().advance(Duration.ofMinutes(30));

    assertPage(open(link), 400, INVALID);
    assertThat(app.client().logIn(EMAIL, PASSWORD)).isRefusedWithCode(401, "AuthError");
  }

  @Test
  void theResetLinkAsksForAPasswordAndTheFormSetsIt() {
    String link = resetLink().link();
    Response page = open(link);
    assertPage(page, 200, "<form method=\"post\">");
    assertPage(open(link), 200, "<form method=\"post\">");

    assertPage(submit(link, page, "new päss+word&"), 200, "Your password is changed.");

    assertThat(app.client().logIn(EMAIL, "new päss+word&")).isJson(200);
    assertThat(app.client().logIn(EMAIL, PASSWORD)).isRefusedWithCode(401, "InvalidPassword");
    assertPage(submit(link, page, "another"), 400, INVALID);
  }

  @Test
  void resettingDoesNotConfirm() {
    assertThat(app.client().userpass("reset/send", Map.of("email", EMAIL))).isDone(202);
    String link = emulator.outbox().await(EMAIL, Kind.PASSWORD_RESET).link();
    assertPage(submit(link, open(link), "another"), 200, "Your password is changed.");

    assertThat(app.client().logIn(EMAIL, "another")).isRefused(401, "AuthError", "unauthorized");
  }

  @Test
  void aPasswordThatMayNotBeSetLeavesTheLinkGood() {
    String link = resetLink().link();
    Response page = open(link);

    assertPage(submit(link, page, "short"), 400, "between 6 and 128 characters");
    assertPage(submit(link, page, ""), 400, "between 6 and 128 characters");

    assertPage(submit(link, page, "another"), 200, "Your password is changed.");
  }

  @Test
  void whatTheLinkSaysIsEscaped() {
    String evil = "\"><script>alert('1')</script>&";
    String page = resetLink().page();
    String link =
        page.substring(0, page.indexOf('?')) + "?token=" + encode(evil) + "&tokenId=x%25s";

    Response response = open(link);

    assertPage(
        response, 200, "value=\"&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;\"");
    assertThat(response.body()).doesNotContain("<script>").contains("value=\"x%s\"");
    assertPage(submit(link, response, "another"), 400, "invalid token data");
  }

  @Test
  void aPageOfAnUnknownAppIsRefused() {
    String link = emulator.outbox().await(EMAIL, Kind.CONFIRMATION).link();
    String elsewhere = link.replace(app.emulated().clientAppId(), "nope-abcde");

    assertPage(open(elsewhere), 404, "no app has the client app id or _id &#39;nope-abcde&#39;");
  }

  @Test
  void aLinkIsOfItsAppOnly() {
    TestApp other = TestApp.on(emulator);
    String link = emulator.outbox().await(EMAIL, Kind.CONFIRMATION).link();
    String elsewhere = link.replace(app.emulated().clientAppId(), other.emulated().clientAppId());

    assertPage(open(elsewhere), 400, INVALID);
    assertPage(open(link), 200, "Your email is confirmed.");
  }

  @Test
  void aPageOfAnotherSiteCannotSubmitTheForm() {
    String link = resetLink().link();

    assertThat(post(link, form(open(link), "another"), "https://evil.example")).hasStatus(403);

    assertThat(app.client().logIn(EMAIL, "another")).isRefusedWithCode(401, "InvalidPassword");
  }

  private Mail resetLink() {
    String path = "/user_registrations/by_email/" + EMAIL + "/confirm";
    assertThat(app.admin().onApp("POST", path, null)).isEmpty(204);
    assertThat(app.client().userpass("reset/send", Map.of("email", EMAIL))).isDone(202);
    return emulator.outbox().await(EMAIL, Kind.PASSWORD_RESET);
  }

  private static Response open(String url) {
    return Http.send("GET", url, null);
  }

  /** What a browser sends when somebody has typed a password into the form of a page. */
  private Response submit(String url, Response page, String password) {
    return post(url, form(page, password), emulator.baseUrl());
  }

  private static Response post(String url, String form, String origin) {
    String type = "application/x-www-form-urlencoded";
    return Http.send("POST", url, form.getBytes(UTF_8), "Content-Type", type, "Origin", origin);
  }

  private static String form(Response page, String password) {
    return "token="
        + encode(field(page, "token"))
        + "&tokenId="
        + encode(field(page, "tokenId"))
        + "&password="
        + encode(password);
  }

  private static String field(Response page, String name) {
    Matcher field =
        Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
    return field.find() ? field.group(1) : "";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static void assertPage(Response response, int status, String text) {
    assertThat(response).hasStatus(status).hasExactHeader("Cache-Control", "no-store");
    assertThat(response.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(response.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(response.body()).startsWith("<!doctype html>").contains(text);
  }
}
