package io.appservices.emulator.http.atlas;

import static io.appservices.emulator.http.Route.post;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.atlas.OAuthRefusals;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.QueryParameters;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Operations;
import io.appservices.emulator.service.atlas.AccessTokenService;
import io.appservices.emulator.service.operator.OperatorKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * The tokens of service accounts: OAuth 2.0 with client credentials, which come by HTTP Basic (RFC
 * 6749, sections 2.3.1, 3.2, 4.4 and 5; RFC 7009).
 */
public final class OAuthApi implements Api {

  private static final String BASIC = "Basic ";

  private final AccessTokenService tokens;

  public OAuthApi(AtlasServices services) {
    this.tokens = services.tokens();
  }

  @Override
  public String prefix() {
    return "/api/oauth";
  }

  @Override
  public List<Route<?>> routes() {
    Access<OperatorKey> client = this::client;
    return Operations.read(OAuthApi.class, "oauth-operations.txt")
        .name(List.of(post("/token", client, this::issue), post("/revoke", client, this::revoke)));
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    int status = ErrorResponses.status(refusal.kind());
    String error =
        refusal
            .code()
            .map(ErrorCode::wireName)
            .orElse(status < 500 ? "invalid_request" : "server_error");
    Document body = new Document("error_description", refusal.getMessage()).append("error", error);
    Reply reply = uncached(Reply.json(status, EnvelopedReplies.body(call, body)));
    return refusal.kind() == Kind.UNAUTHENTICATED
        ? reply.withHeader("WWW-Authenticate", "Basic realm=\"MMS Public API\"")
        : reply;
  }

  private Reply issue(Call call, OperatorKey client) {
    Members form = form(call);
    String grant = form.nonEmptyText("grant_type").orElseThrow(() -> form.missing("grant_type"));
    if (!grant.equals("client_credentials")) {
      throw OAuthRefusals.unsupportedGrantType(grant);
    }
    Document answer =
        new Document("access_token", tokens.issue(client))
            .append("expires_in", (int) AccessTokenService.LIFETIME.toSeconds())
            .append("token_type", "Bearer");
    return uncached(EnvelopedReplies.object(call, 200, answer));
  }

  /** Answers alike whether there is such a token or not (RFC 7009, section 2.2). */
  private Reply revoke(Call call, OperatorKey client) {
    Members form = form(call);
    String token = form.nonEmptyText("token").orElseThrow(() -> form.missing("token"));
    tokens.revoke(client, token);
    return Reply.empty(200);
  }

  private OperatorKey client(Call call) {
    return call.header("Authorization")
        .filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()))
        .flatMap(header -> client(header.substring(BASIC.length()).trim()))
        .orElseThrow(OAuthRefusals::invalidClient);
  }

  private Optional<OperatorKey> client(String encoded) {
    try {
      String decoded = new String(Base64.getDecoder().decode(encoded), UTF_8);
      int colon = decoded.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : find(decoded.substring(0, colon), decoded.substring(colon + 1));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** Finds the client by what was sent, or by what is encoded in it as a form: clients differ. */
  private Optional<OperatorKey> find(String id, String secret) {
    return tokens.client(id, secret).or(() -> tokens.client(formDecoded(id), formDecoded(secret)));
  }

  private static String formDecoded(String text) {
    return QueryParameters.parse("x=" + text).first().getOrDefault("x", "");
  }

  private static Members form(Call call) {
    QueryParameters parameters = QueryParameters.parse(new String(call.body(), US_ASCII));
    parameters
        .repeated()
        .ifPresent(
            name -> {
              throw OAuthRefusals.repeated(name);
            });
    return Members.of(parameters.first(), OAuthRefusals.FORM);
  }

  private static Reply uncached(Reply reply) {
    return reply.withHeader("Cache-Control", "no-store");
  }
}
