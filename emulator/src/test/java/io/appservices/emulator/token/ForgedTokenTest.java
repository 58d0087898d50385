package io.appservices.emulator.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.token.Token.Type;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.bson.types.ObjectId;

/** Whatever is not exactly what the codec signed is refused, in one way. */
@Tag("security")
class ForgedTokenTest {

  private static final byte[] KEY = new byte[TokenCodec.KEY_BYTES];
  private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  private final TokenCodec codec = new TokenCodec(KEY);
  private final Token token = token();
  private final String good = codec.writeAccess(token);

  @Example
  void anyFlippedBitIsRefused() throws InvalidTokenException {
    assertThat(codec.read(good)).isEqualTo(token);
    String[] parts = good.split("\\.");
    for (int part = 0; part < parts.length; part++) {
      byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        String[] forged = parts.clone();
        forged[part] = base64(flipped);
        assertRefused(String.join(".", forged));
      }
    }
  }

  @Property(tries = 300)
  void anyOtherCharacterIsRefused(@ForAll int place, @ForAll char other) {
    int at = Math.floorMod(place, good.lastIndexOf('.'));
    if (good.charAt(at) != other) {
      assertRefused(good.substring(0, at) + other + good.substring(at + 1));
    }
  }

  /** The last character has bits that no byte of the signature takes. */
  @Example
  void anyOtherTextOfTheSignatureIsRefused() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int place = good.lastIndexOf('.') + 1; place < good.length(); place++) {
      for (char other : alphabet.toCharArray()) {
        if (good.charAt(place) != other) {
          assertRefused(good.substring(0, place) + other + good.substring(place + 1));
        }
      }
    }
    assertRefused(good + "=");
    assertRefused(good + "A");
  }

  @Example
  void aPartThatIsMissingEmptyOrTooManyIsRefused() {
    String[] parts = good.split("\\.");
    assertRefused(parts[0] + "." + parts[1]);
    assertRefused(parts[0] + "." + parts[1] + ".");
    assertRefused("." + parts[1] + "." + parts[2]);
    assertRefused(parts[0] + ".." + parts[2]);
    assertRefused(good + ".");
    assertRefused(good + "." + parts[2] + "." + parts[2]);
    assertRefused("..");
    assertRefused("");
  }

  @Example
  void theAlgorithmNoneIsRefusedHoweverItIsWritten() {
    for (String none : new String[] {"none", "None", "NONE", "nOnE", ""}) {
      String header = base64(("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}").getBytes(UTF_8));
      String claims = good.split("\\.")[1];
      assertRefused(header + "." + claims + ".");
      assertRefused(header + "." + claims + "." + good.split("\\.")[2]);
    }
  }

  @Example
  void anotherAlgorithmIsRefusedEvenIfOurKeySignedIt() throws GeneralSecurityException {
    for (String other : new String[] {"RS256", "ES256", "HS384", "HS512", "HS255", "dir"}) {
      assertRefused(sign("{\"alg\":\"" + other + "\",\"typ\":\"JWT\"}", claims()));
    }
  }

  @Example
  void aHeaderThatIsNotUnderstoodIsRefused() throws GeneralSecurityException {
    assertRefused(sign("{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}", claims()));
    assertRefused(sign("{\"typ\":\"JWT\"}", claims()));
    assertRefused(sign("{\"alg\":[\"HS256\"]}", claims()));
    assertRefused(sign("[]", claims()));
    assertRefused(sign("not json", claims()));
  }

  @Example
  void claimsOfTheWrongFormAreRefusedEvenIfOurKeySignedThem() throws Exception {
    assertThat(codec.read(sign(HS256, claims()))).as("the forger is able").isEqualTo(token);
    for (String claims :
        new String[] {
          "{}",
          "[]",
          "null",
          "\"text\"",
          "",
          "{",
          claims().replace("\"access\"", "\"other\""),
          claims().replace("\"access\"", "\"refresh\""),
          claims().replace("\"sub\"", "\"bus\""),
          claims().replace("\"iat\":1", "\"iat\":\"1\""),
          claims().replace("\"exp\":2", "\"exp\":null"),
          claims().replace(token.userId().toHexString(), "no id"),
          claims().replace("}", ",\"user_data\":7}"),
        }) {
      assertRefused(sign(HS256, claims));
    }
  }

  @Property(tries = 500)
  void garbageIsRefused(@ForAll String garbage) {
    assertRefused(garbage);
  }

  @Property(tries = 300)
  void garbageInThePartsIsRefused(
      @ForAll byte[] header, @ForAll byte[] claims, @ForAll byte[] signature) {
    assertRefused(base64(header) + "." + base64(claims) + "." + base64(signature));
  }

  @Property(tries = 300)
  void garbageThatOurKeySignedIsRefused(@ForAll byte[] header, @ForAll byte[] claims)
      throws GeneralSecurityException {
    assertRefused(sign(header, claims));
    assertRefused(sign(HS256.getBytes(UTF_8), claims));
  }

  @Example
  void hugeInputIsRefused() throws GeneralSecurityException {
    String huge = "A".repeat(2_000_000);
    assertRefused(huge);
    assertRefused(huge + "." + huge + "." + huge);
    assertRefused(".".repeat(100_000));
    assertRefused(sign("[".repeat(200_000), claims()));
    assertRefused(sign("{\"alg\":".repeat(50_000), claims()));
    assertRefused(sign(HS256, "{\"a\":".repeat(200_000)));
    assertRefused(sign(HS256, "{\"sub\":" + "9".repeat(200_000) + "}"));
  }

  private void assertRefused(String forged) {
    assertThatThrownBy(() -> codec.read(forged))
        .as(() -> forged.substring(0, Math.min(forged.length(), 200)))
        .isInstanceOf(InvalidTokenException.class);
  }

  private static String sign(String header, String claims) throws GeneralSecurityException {
    return sign(header.getBytes(UTF_8), claims.getBytes(UTF_8));
  }

  /** Signs with the key of the codec whatever it is given, as no codec would. */
  private static String sign(byte[] header, byte[] claims) throws GeneralSecurityException {
    String signed = base64(header) + "." + base64(claims);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    return signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
  }

  private String claims() {
    return new String(Base64.getUrlDecoder().decode(good.split("\\.")[1]), UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Token token() {
    ObjectId id = new ObjectId("5f60207f14dfb25d23101101");
    return new Token(Type.ACCESS, id, id, id, id, 1, 2, null);
  }
}
