package io.appservices.emulator.bench.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.appservices.emulator.bench.load.Requests;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.types.ObjectId;

/**
 * The least code that answers the busiest routes as the emulator does: Javalin as it comes, maps,
 * passwords as they are, tokens with HS256. It knows no app, no rule, no session that ends, and
 * nothing that observes a call.
 */
public final class StubServer {

  private static final int PAGE = 50;
  private static final JsonFactory JSON = new JsonFactory();
  private static final Base64.Encoder TO_BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String HEAD = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
  private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(StubServer::newMac);

  private record User(String id, String email, String password) {}

  private final Map<String, User> byEmail = new ConcurrentHashMap<>();
  private final Map<String, User> byId = new ConcurrentSkipListMap<>();

  private StubServer() {}

  public static void main(String[] args) {
    StubServer stub = new StubServer();
    String login = "/auth/providers/{provider}/login";
    Javalin server =
        Javalin.create(
            config ->
                config
                    .routes
                    .post(Requests.APP + "/auth/providers/local-userpass/register", stub::register)
                    .post(Requests.APP + login, stub::logIn)
                    .post(Requests.CLIENT + "/auth/session", stub::refresh)
                    .get(Requests.CLIENT + "/auth/profile", stub::profile)
                    .post(Requests.ADMIN + login, context -> answer(context, 200, tokens("admin")))
                    .get(Requests.USERS, stub::page));
    server.start("127.0.0.1", 0);
    System.out.println("ready http://127.0.0.1:" + server.port());
  }

  private void register(Context context) {
    Map<String, String> body = strings(context.bodyAsBytes());
    User user = new User(new ObjectId().toHexString(), body.get("email"), body.get("password"));
    if (byEmail.putIfAbsent(user.email(), user) != null) {
      answer(context, 409, "{\"error\":\"name already in use\"}");
      return;
    }
    byId.put(user.id(), user);
    answer(context, 201, "{}");
  }

  private void logIn(Context context) {
    Map<String, String> body = strings(context.bodyAsBytes());
    User user = byEmail.get(body.get("username"));
    if (user == null || !user.password().equals(body.get("password"))) {
      throw new UnauthorizedResponse();
    }
    answer(context, 200, tokens(user.id()));
  }

  private void refresh(Context context) {
    String id = verified(context).get("sub");
    answer(context, 201, "{\"access_token\":\"" + token(id, "access") + "\"}");
  }

  private void profile(Context context) {
    User user = byId.get(verified(context).get("sub"));
    answer(
        context,
        200,
        "{\"user_id\":\""
            + user.id()
            + "\",\"domain_id\":\"5f60207f14dfb25d23101102\",\"identities\":[{\"id\":\""
            + user.id()
            + "\",\"provider_type\":\"local-userpass\",\"provider_id\":\"5f60207f14dfb25d23101103\","
            + "\"provider_data\":{\"email\":\""
            + user.email()
            + "\"}}],\"data\":{\"email\":\""
            + user.email()
            + "\"},\"type\":\"normal\"}");
  }

  private void page(Context context) {
    verified(context);
    StringJoiner users = new StringJoiner(",", "[", "]");
    byId.values().stream().limit(PAGE).forEach(user -> users.add(listed(user)));
    answer(context, 200, users.toString());
  }

  private static String listed(User user) {
    return "{\"_id\":\""
        + user.id()
        + "\",\"identities\":[{\"id\":\""
        + user.id()
        + "\",\"provider_type\":\"local-userpass\",\"provider_id\":\"5f60207f14dfb25d23101103\","
        + "\"provider_data\":{\"email\":\""
        + user.email()
        + "\"}}],\"type\":\"normal\",\"creation_date\":1600000000,\"last_authentication_date\":"
        + "1600000000,\"disabled\":false,\"data\":{\"email\":\""
        + user.email()
        + "\"}}";
  }

  private static void answer(Context context, int status, String json) {
    context.status(status).contentType("application/json").result(json);
  }

  private static String tokens(String id) {
    return "{\"access_token\":\""
        + token(id, "access")
        + "\",\"refresh_token\":\""
        + token(id, "refresh")
        + "\",\"user_id\":\""
        + id
        + "\",\"device_id\":\""
        + new ObjectId().toHexString()
        + "\"}";
  }

  private static String token(String id, String type) {
    long now = System.currentTimeMillis() / 1000;
    String claims =
        "{\"baas_device_id\":\"5f60207f14dfb25d23101104\",\"baas_domain_id\":"
            + "\"5f60207f14dfb25d23101102\",\"exp\":"
            + (now + 1800)
            + ",\"iat\":"
            + now
            + ",\"iss\":\"5f60207f14dfb25d23101105\",\"sub\":\""
            + id
            + "\",\"typ\":\""
            + type
            + "\"}";
    String signed = HEAD + "." + base64(claims);
    return signed + "." + TO_BASE64.encodeToString(signature(signed));
  }

  private static Map<String, String> verified(Context context) {
    String header = context.header("Authorization");
    String token = header == null ? "" : header.substring("Bearer ".length());
    int end = token.lastIndexOf('.');
    if (end < HEAD.length()
        || !MessageDigest.isEqual(
            signature(token.substring(0, end)),
            Base64.getUrlDecoder().decode(token.substring(end + 1)))) {
      throw new UnauthorizedResponse();
    }
    return strings(Base64.getUrlDecoder().decode(token.substring(HEAD.length() + 1, end)));
  }

  private static byte[] signature(String signed) {
    return MAC.get().doFinal(signed.getBytes(StandardCharsets.US_ASCII));
  }

  private static Mac newMac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("the key of a stub that nobody needs".getBytes(), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return TO_BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The strings of a document, whatever they are in. */
  private static Map<String, String> strings(byte[] document) {
    Map<String, String> strings = new HashMap<>();
    try (JsonParser parser = JSON.createParser(document)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          strings.put(parser.currentName(), parser.getText());
        }
      }
      return strings;
    } catch (IOException e) {
      throw new UnauthorizedResponse();
    }
  }
}
