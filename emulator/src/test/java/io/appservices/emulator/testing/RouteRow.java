package io.appservices.emulator.testing;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One row of a route table, for tests that hold for all of them. */
public record RouteRow(String prefix, String method, String path) {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^}*]+)\\*?}");
  private static final String NOBODY = "5f60207f14dfb25d24511299";

  public boolean isOfClientApi() {
    return prefix.equals("/api/client/v2.0");
  }

  public boolean isOfAdminApi() {
    return prefix.equals("/api/admin/v3.0");
  }

  /** Whether the contract lets anybody call, without a token. */
  public boolean isOpen() {
    return isOfClientApi()
        ? path.startsWith("/app/{appId}/auth/providers") || takesCredentialsElsewhere()
        : path.startsWith("/auth/providers");
  }

  /** In the query, in other headers or in a cookie, or none at all. */
  private boolean takesCredentialsElsewhere() {
    return path.endsWith("/location")
        || path.endsWith("/auth/callback")
        || path.endsWith("/graphql")
        || path.endsWith("/realm-sync")
        || path.contains("/incoming_webhook/");
  }

  /** Functions answer a missing token as they answer a bad one. */
  public boolean isFunctionCall() {
    return path.endsWith("/functions/call");
  }

  /** Whether the contract wants a refresh token rather than an access token. */
  public boolean wantsRefreshToken() {
    return path.startsWith("/auth/session") || isOfClientApi() && path.startsWith("/auth/api_keys");
  }

  public boolean has(String parameter) {
    return path.contains("{" + parameter + "}");
  }

  /** The path with these parameters; an id of nobody where one is not given. */
  public String pathWith(Map<String, String> parameters) {
    return PARAMETER
        .matcher(path)
        .replaceAll(
            match -> Matcher.quoteReplacement(parameters.getOrDefault(match.group(1), NOBODY)));
  }

  @Override
  public String toString() {
    return method + " " + prefix + path;
  }
}
