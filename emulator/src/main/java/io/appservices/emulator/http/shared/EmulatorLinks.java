package io.appservices.emulator.http.shared;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.service.account.Links;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The addresses by which the APIs send mail readers and browsers to each other. */
public final class EmulatorLinks implements Links {

  private static final String PAGES = "/__emulator/v1";
  private static final String CALLBACK = "/api/client/v2.0/auth/callback?state=";

  private final Supplier<String> baseUrl;

  /** Links that start with the base URL, which is asked for when one is made. */
  public EmulatorLinks(Supplier<String> baseUrl) {
    this.baseUrl = baseUrl;
  }

  @Override
  public String page(Mail.Kind kind, String clientAppId) {
    String operation = kind == Mail.Kind.CONFIRMATION ? "confirm" : "reset";
    String app = URLEncoder.encode(clientAppId, StandardCharsets.UTF_8);
    return baseUrl.get() + PAGES + "/apps/" + app + "/" + operation;
  }

  /** Returns the path of the page on which the user of an OAuth request chooses an account. */
  public static String accountChoice(ProviderType provider, String requestId) {
    return PAGES + "/oauth/" + provider.wireName() + "/authorize?request=" + requestId;
  }

  /** Returns the path to go on with after an account was chosen. */
  public static String callback(String requestId, String code) {
    return CALLBACK + requestId + "&code=" + code;
  }

  /** Returns the path to go on with if no account was chosen. */
  public static String callbackWithoutAccount(String requestId) {
    return CALLBACK + requestId + "&error=access_denied";
  }
}
