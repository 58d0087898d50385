package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.service.login.OAuthRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** The page of the OAuth stand-in. */
final class OAuthPage {

  private static final int SHOWN = 8;

  private static final String CONTENT =
      """
      <p>The emulator stands in for %1$s. Choose who signs in to <b>%2$s</b>; then you go back
      to <b>%3$s</b>.</p>
      %4$s
      <form method="post">
      <input type="hidden" name="request" value="%5$s">
      %6$s
      </form>
      <form method="post">
      <input type="hidden" name="request" value="%5$s">
      <h2>%7$s</h2>
      <label for="email">Email</label>
      <input id="email" name="email" type="email" maxlength="128" required autofocus
        autocomplete="off">
      <label for="name">Name <small>(if you like)</small></label>
      <input id="name" name="name" maxlength="128" autocomplete="off">
      <button>Sign in</button>
      <button class="plain" name="cancel" value="true" formnovalidate>Cancel</button>
      </form>
      """;

  private static final String ACCOUNT =
      """
      <button class="account" name="account" value="%s"><b>%s</b><span>%s</span></button>
      """;

  private OAuthPage() {}

  static Reply of(int status, OAuthRequest request, List<OAuthAccount> accounts, String problem) {
    String provider = name(request.provider());
    URI redirect = URI.create(request.redirect());
    String content =
        CONTENT.formatted(
            provider,
            Page.escape(request.clientAppId()),
            Page.escape(redirect.getAuthority() == null ? request.redirect() : origin(redirect)),
            problem.isEmpty() ? "" : "<p class=\"problem\">" + Page.escape(problem) + "</p>",
            Page.escape(request.id()),
            accounts.stream().limit(SHOWN).map(OAuthPage::button).collect(Collectors.joining()),
            accounts.isEmpty() ? "Account" : "Another account");
    return Page.of(status, "Sign in with " + provider, content, formTarget(redirect));
  }

  private static String button(OAuthAccount account) {
    String email = account.text("email");
    String name = account.text("name");
    String title = !name.isEmpty() ? name : !email.isEmpty() ? email : account.subject();
    return ACCOUNT.formatted(
        Page.escape(account.subject()),
        Page.escape(title),
        Page.escape(title.equals(email) ? "" : email));
  }

  private static String name(ProviderType type) {
    return switch (type) {
      case OAUTH2_APPLE -> "Apple";
      case OAUTH2_FACEBOOK -> "Facebook";
      default -> "Google";
    };
  }

  /**
   * Returns the {@code form-action} of the page's policy: browsers apply it to the redirects after
   * a form, too, and the last one leads to the app. IPv6 addresses cannot be named in a policy.
   */
  private static String formTarget(URI redirect) {
    boolean nameable = redirect.getHost() != null && !redirect.getHost().startsWith("[");
    return nameable ? origin(redirect) : redirect.getScheme() + ":";
  }

  private static String origin(URI uri) {
    return uri.getScheme()
        + "://"
        + (uri.getHost() == null ? uri.getAuthority() : uri.getHost())
        + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}
