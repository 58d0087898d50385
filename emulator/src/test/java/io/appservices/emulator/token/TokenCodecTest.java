package io.appservices.emulator.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.token.Token.Type;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class TokenCodecTest {

  private static final ObjectId USER = new ObjectId("5f60207f14dfb25d23101101");
  private static final ObjectId SESSION = new ObjectId("5f60207f14dfb25d23101102");
  private static final ObjectId DOMAIN = new ObjectId("5f60207f14dfb25d23101103");
  private static final ObjectId DEVICE = new ObjectId("5f60207f14dfb25d23101104");
  private static final ObjectId PROVIDER = new ObjectId("5f60207f14dfb25d23101105");
  private static final Identity IDENTITY =
      new Identity(ProviderType.ANON_USER, PROVIDER, "anon-id", Map.of());

  private final TokenCodec codec = new TokenCodec(key(1));

  @Test
  void theHeaderSaysHs256AndNothingElse() {
    assertThat(part(codec.writeAccess(access(null)), 0))
        .isEqualTo(new Document("alg", "HS256").append("typ", "JWT"));
  }

  @Test
  void anAccessTokenHasTheClaimsOfTheServiceAndNoOthers() {
    assertThat(part(codec.writeAccess(access(null)), 1))
        .isEqualTo(
            new Document("typ", "access")
                .append("sub", USER.toHexString())
                .append("iss", SESSION.toHexString())
                .append("iat", 1_700_000_000)
                .append("exp", 1_700_001_800)
                .append("baas_device_id", DEVICE.toHexString())
                .append("stitch_devId", DEVICE.toHexString())
                .append("baas_domain_id", DOMAIN.toHexString())
                .append("stitch_domainId", DOMAIN.toHexString()));
  }

  @Test
  void anAccessTokenHasTheDataOfItsUserIfThereIsAny() {
    Document data = new Document("team", "blue").append("level", 3);
    assertThat(part(codec.writeAccess(access(data)), 1).get("user_data")).isEqualTo(data);
  }

  @Test
  void aLongTokenIsWrittenAsAShortOneIs() throws InvalidTokenException {
    for (int length = 2_000; length < 4_000; length += 7) {
      Document data = new Document("note", "n".repeat(length));
      String token = codec.writeAccess(access(data));
      assertThat(new TokenCodec(key(1)).read(token)).isEqualTo(access(data));
      assertThat(codec.writeAccess(access(null))).isEqualTo(codec.writeAccess(access(null)));
    }
  }

  @Test
  void whoChangesTheDataOfATokenChangesNoRememberedOne() throws InvalidTokenException {
    String token = codec.writeAccess(access(new Document("team", new Document("name", "blue"))));
    codec.read(token).userData().get("team", Document.class).clear();
    assertThat(codec.read(token).userData())
        .isEqualTo(new Document("team", new Document("name", "blue")));
  }

  @Test
  void aRefreshTokenHasTheClaimsOfTheServiceAndNoOthers() {
    Document login =
        new Document("id", "anon-id")
            .append("provider_type", "anon-user")
            .append("provider_id", PROVIDER.toHexString());
    assertThat(part(codec.writeRefresh(refresh(), IDENTITY), 1))
        .isEqualTo(
            new Document("typ", "refresh")
                .append("sub", USER.toHexString())
                .append("baas_id", SESSION.toHexString())
                .append("stitch_id", SESSION.toHexString())
                .append("baas_identity", login)
                .append("stitch_ident", login)
                .append("baas_data", null)
                .append("stitch_data", null)
                .append("iat", 1_700_000_000)
                .append("exp", 1_705_184_000)
                .append("baas_device_id", DEVICE.toHexString())
                .append("stitch_devId", DEVICE.toHexString())
                .append("baas_domain_id", DOMAIN.toHexString())
                .append("stitch_domainId", DOMAIN.toHexString()));
  }

  @Test
  void aTokenIsCompactAndUrlSafeInThreeParts() {
    String part = "[A-Za-z0-9_-]+";
    assertThat(codec.writeAccess(access(new Document("text", "\u00ff\u00fe?>~\u6f22"))))
        .matches(part + "\\." + part + "\\." + part);
  }

  @Test
  void whatIsWrittenIsReadBack() throws InvalidTokenException {
    Token access = access(new Document("text", "\u6f22").append("list", List.of(1, "two")));
    assertThat(codec.read(codec.writeAccess(access))).isEqualTo(access);
    assertThat(codec.read(codec.writeRefresh(refresh(), IDENTITY))).isEqualTo(refresh());
  }

  @Test
  void anotherCodecWithTheSameKeyReadsIt() throws InvalidTokenException {
    assertThat(new TokenCodec(key(1)).read(codec.writeAccess(access(null))))
        .isEqualTo(access(null));
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() {
    String foreign = new TokenCodec(key(2)).writeAccess(access(null));
    assertThatThrownBy(() -> codec.read(foreign)).isInstanceOf(ForeignTokenException.class);
  }

  @Test
  void whatIsNoTokenOfAnyEmulatorIsToldFromTheTokenOfAnotherOne() {
    String[] parts = new TokenCodec(key(2)).writeAccess(access(null)).split("\\.");
    for (String claims : List.of("", "e30", "####")) {
      String garbage = parts[0] + "." + claims + "." + parts[2];
      assertThatThrownBy(() -> codec.read(garbage))
          .as(garbage)
          .isExactlyInstanceOf(InvalidTokenException.class);
    }
  }

  @Test
  void theIdOfTheDataOfAUserIsText() {
    Document data = new Document("_id", USER).append("friend", USER);
    assertThat(part(codec.writeAccess(access(data)), 1).get("user_data", Document.class))
        .containsEntry("_id", USER.toHexString())
        .containsEntry("friend", USER);
    assertThat(data).as("what was given").containsEntry("_id", USER);
  }

  @Test
  void aTokenThatWasReadIsRemembered() throws InvalidTokenException {
    String token = codec.writeAccess(access(null));
    assertThat(codec.read(token)).isSameAs(codec.read(token));
  }

  @Test
  void aKeyThatIsTooShortIsRefused() {
    assertThatThrownBy(() -> new TokenCodec(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTokenIsExpiredFromTheSecondThatItNames() {
    assertThat(access(null).isExpired(1_700_001_799)).isFalse();
    assertThat(access(null).isExpired(1_700_001_800)).isTrue();
  }

  private static Token access(Document data) {
    return new Token(
        Type.ACCESS, USER, SESSION, DOMAIN, DEVICE, 1_700_000_000, 1_700_001_800, data);
  }

  private static Token refresh() {
    return new Token(
        Type.REFRESH, USER, SESSION, DOMAIN, DEVICE, 1_700_000_000, 1_705_184_000, null);
  }

  private static Document part(String token, int number) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.")[number]);
    return Ejson.parseDocument(new String(json, UTF_8));
  }

  private static byte[] key(int seed) {
    byte[] key = new byte[TokenCodec.KEY_BYTES];
    key[0] = (byte) seed;
    return key;
  }
}
