package io.appservices.emulator.transfer;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;

/** Whatever users there are: what comes out is what went in, and damage to it does no harm. */
class RoundTripPropertyTest {

  private static final List<String> TYPES =
      List.of("anon-user", "custom-function", "custom-token", "oauth2-apple", "oauth2-google");

  private static final Comparator<Document> BY_ID =
      Comparator.comparing(line -> line.getString("_id"));

  private static AppServicesEmulator emulator;

  @BeforeContainer
  static void start() {
    emulator = AppServicesEmulator.start();
  }

  @AfterContainer
  static void close() {
    emulator.close();
  }

  @Property(tries = 60)
  void whatIsImportedIsExported(@ForAll("files") List<Document> users, @ForAll Random random) {
    TestApp app = appWithProviders();
    List<Document> shuffled = new ArrayList<>(users);
    Collections.shuffle(shuffled, random);

    Travel.imports(app, users.size(), text(shuffled));

    assertThat(Travel.exportOf(app)).isEqualTo(text(users));
    app.emulated().delete();
  }

  @Property(tries = 60)
  void aDamagedFileIsImportedAsAWholeOrNotAtAll(
      @ForAll("files") List<Document> users, @ForAll byte damage, @ForAll int place) {
    TestApp app = appWithProviders();
    byte[] file = text(users).getBytes(UTF_8);
    if (file.length > 0) {
      file[Math.floorMod(place, file.length)] = damage;
    }

    Response answer = Travel.importInto(app, file);

    if (answer.status() == 400) {
      assertThat(answer.string("error")).contains("cannot be imported, so nothing was:\nline ");
      assertThat(Travel.exportOf(app)).isEmpty();
    } else {
      assertThat(answer).isJson(200);
      // The damage may have made an anonymous user so old that it is gone already.
      assertThat(Travel.exportOf(app).lines())
          .hasSizeLessThanOrEqualTo(answer.document().getInteger("imported"));
    }
    app.emulated().delete();
  }

  /** Files in the order and the form of an export. */
  @Provide
  Arbitrary<List<Document>> files() {
    return Arbitraries.randomValue(
        random ->
            IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> random.nextInt(4) == 0 ? account(random, i) : user(random, i))
                .sorted(
                    Comparator.<Document, Boolean>comparing(line -> line.containsKey("pending"))
                        .thenComparing(BY_ID))
                .toList());
  }

  private static Document user(Random random, int i) {
    boolean server = random.nextInt(5) == 0;
    List<Document> keys =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(k -> key(random, i, k, server))
            .sorted(BY_ID)
            .toList();
    List<Document> identities = new ArrayList<>();
    boolean email = random.nextBoolean() || !keys.isEmpty();
    if (email) {
      Document data = new Document("email", text(random) + "." + i);
      identities.add(identity(id(random), ProviderType.LOCAL_USERPASS.wireName(), data));
    }
    for (int n = random.nextInt(3); n > 0 || identities.isEmpty(); n--) {
      String type = TYPES.get(random.nextInt(TYPES.size()));
      identities.add(identity(text(random) + "." + i + "." + n, type, data(random)));
    }
    Document user =
        new Document("_id", id(random))
            .append("type", server ? "server" : "normal")
            .append("disabled", random.nextBoolean())
            // Never so long ago that an anonymous user would be over.
            .append("creation_date", emulator.clock().seconds() + random.nextInt(1000))
            .append("last_authentication_date", random.nextInt(Integer.MAX_VALUE))
            .append("identities", identities);
    if (email) {
      user.append("password_hash", hash(random));
    }
    if (!keys.isEmpty()) {
      user.append("api_keys", keys);
    }
    return user;
  }

  private static Document account(Random random, int i) {
    return new Document("_id", id(random))
        .append("email", text(random) + "." + i)
        .append("pending", true)
        .append("confirmed", random.nextBoolean())
        .append("password_hash", hash(random));
  }

  private static Document identity(String id, String type, Document data) {
    return new Document("id", id).append("provider_type", type).append("data", data);
  }

  private static Document key(Random random, int i, int k, boolean server) {
    return new Document("_id", id(random))
        .append("name", "key-" + i + "-" + k)
        .append("sha256", hex(random, 32))
        .append("disabled", random.nextBoolean())
        .append("server", server);
  }

  private static Document hash(Random random) {
    return new Document("algorithm", "PBKDF2-HMAC-SHA256")
        .append("iterations", 1 + random.nextInt(1000))
        .append("salt", base64(random, 1 + random.nextInt(64)))
        .append("hash", base64(random, 32));
  }

  private static Document data(Random random) {
    Document data = new Document();
    List<Object> values =
        List.of(1, 2.5, true, "text", List.of(1, "a"), new Document("x", 1L << 40));
    for (int n = random.nextInt(4); n > 0; n--) {
      data.append("field" + n, values.get(random.nextInt(values.size())));
    }
    return data;
  }

  private static String text(Random random) {
    String alphabet = "abcXYZ0189@.+-_ \"\\\u00e9\u4e2d\ud83d\ude00\n\u2028";
    return random
        .ints(1 + random.nextInt(20), 0, alphabet.codePointCount(0, alphabet.length()))
        .mapToObj(
            at -> Character.toString(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at))))
        .collect(Collectors.joining());
  }

  private static String id(Random random) {
    return hex(random, 12);
  }

  private static String hex(Random random, int bytes) {
    return HexFormat.of().formatHex(bytes(random, bytes));
  }

  private static String base64(Random random, int bytes) {
    return Base64.getEncoder().encodeToString(bytes(random, bytes));
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static TestApp appWithProviders() {
    TestApp app = TestApp.on(emulator);
    TYPES.stream()
        .filter(type -> !type.equals("anon-user"))
        .forEach(type -> app.admin().addProvider(type, settings(type)));
    return app;
  }

  private static Document settings(String type) {
    return type.equals("custom-function")
        ? new Document("config", new Document("authFunctionName", "f"))
        : new Document();
  }

  private static String text(List<Document> lines) {
    return lines.stream()
        .map(Ejson::relaxedText)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
