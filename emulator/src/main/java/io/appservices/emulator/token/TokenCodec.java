package io.appservices.emulator.token;

import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.ejson.RelaxedObject;
import io.appservices.emulator.token.Token.Type;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Writes and reads the emulator's own tokens: JWTs signed with HS256, with the claims that the
 * service's have. Older SDKs read the {@code stitch_} names of the claims, so both are given.
 */
public final class TokenCodec {

  /** The length of a signing key. */
  public static final int KEY_BYTES = 32;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  /**
   * The header that every token starts with. Only this codec has the key, so one that starts
   * otherwise was signed elsewhere: there is no need to parse the header of each.
   */
  private static final String HEAD =
      ENCODER.encodeToString(ascii("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")) + '.';

  private static final byte[] HEAD_BYTES = ascii(HEAD);
  private static final int SIGNATURE_CHARACTERS = 43;

  /** The length of a token without much custom data, so that most are no longer. */
  private static final int USUAL_CHARACTERS = 4_096;

  private final Hs256 hs256;
  private final CheckedTokens checked = new CheckedTokens();

  /** Where a thread puts together a token that is no longer. */
  private final ThreadLocal<byte[]> usual =
      ThreadLocal.withInitial(() -> new byte[USUAL_CHARACTERS]);

  /** Makes a codec that accepts what it, or another one with the same key, has signed. */
  public TokenCodec(byte[] key) {
    hs256 = new Hs256(key);
  }

  public String writeAccess(Token token) {
    Document userData = token.userData();
    RelaxedObject claims = common(token).appendDigits("iss", token.sessionId());
    if (userData != null) {
      claims.append("user_data", withTextId(userData));
    }
    return sign(claims);
  }

  /** Returns the document with its id as text; ids elsewhere in it are Extended JSON. */
  private static Document withTextId(Document userData) {
    return userData.get("_id") instanceof ObjectId id
        ? new Document(userData).append("_id", id.toHexString())
        : userData;
  }

  /**
   * Writes a refresh token.
   *
   * @param identity the identity that the session was opened with
   */
  public String writeRefresh(Token token, Identity identity) {
    ObjectId sessionId = token.sessionId();
    Document login = identity.reference();
    return sign(
        common(token)
            .appendDigits("baas_id", sessionId)
            .appendDigits("stitch_id", sessionId)
            .append("baas_identity", login)
            .append("stitch_ident", login)
            .append("baas_data", null)
            .append("stitch_data", null));
  }

  /**
   * Reads a token that was signed with this codec's key. Whether it is expired, or of the type that
   * is needed, is not checked.
   *
   * @throws InvalidTokenException if it is not such a token
   */
  public Token read(String compact) throws InvalidTokenException {
    Token known = checked.find(compact);
    if (known != null) {
      return known;
    }
    Token token = toToken(verifiedClaims(compact));
    checked.add(compact, token);
    return token;
  }

  private static RelaxedObject common(Token token) {
    ObjectId device = token.deviceId();
    ObjectId domain = token.domainId();
    return new RelaxedObject()
        .append("typ", token.type().claim())
        .appendDigits("sub", token.userId())
        .append("iat", token.issuedAt())
        .append("exp", token.expiresAt())
        .appendDigits("baas_device_id", device)
        .appendDigits("stitch_devId", device)
        .appendDigits("baas_domain_id", domain)
        .appendDigits("stitch_domainId", domain);
  }

  /** Puts the parts together in one array, since two of these are written for every login. */
  private String sign(RelaxedObject claims) {
    byte[] payload = claims.toByteArray();
    int start = HEAD_BYTES.length;
    int end = start + (4 * payload.length + 2) / 3;
    int length = end + 1 + SIGNATURE_CHARACTERS;
    byte[] token = length <= USUAL_CHARACTERS ? usual.get() : new byte[length];
    // The encoder writes to the start of an array only.
    ENCODER.encode(payload, token);
    System.arraycopy(token, 0, token, start, end - start);
    System.arraycopy(HEAD_BYTES, 0, token, 0, start);
    byte[] signature = ENCODER.encode(hs256.sign(token, end));
    token[end] = '.';
    System.arraycopy(signature, 0, token, end + 1, SIGNATURE_CHARACTERS);
    return new String(token, 0, length, StandardCharsets.ISO_8859_1);
  }

  private Document verifiedClaims(String compact) throws InvalidTokenException {
    int end = compact.lastIndexOf('.');
    if (!compact.startsWith(HEAD) || end < HEAD.length()) {
      throw new InvalidTokenException("not a token of this codec");
    }
    try {
      byte[] signature = signature(compact.substring(end + 1));
      if (!hs256.verify(ascii(compact.substring(0, end)), signature)) {
        throw foreign(compact.substring(HEAD.length(), end));
      }
      return Ejson.parseDocument(DECODER.decode(compact.substring(HEAD.length(), end)));
    } catch (EjsonException | IllegalArgumentException e) {
      throw new InvalidTokenException("not a token");
    }
  }

  /** Decodes a signature, which has one text: the decoder alone would take others, too. */
  private static byte[] signature(String text) {
    byte[] signature = DECODER.decode(text);
    if (!ENCODER.encodeToString(signature).equals(text)) {
      throw new IllegalArgumentException("not the text of a signature");
    }
    return signature;
  }

  /** Returns a refusal that tells tokens of other emulators from what is no token. */
  private static InvalidTokenException foreign(String claims) {
    try {
      toToken(Ejson.parseDocument(DECODER.decode(claims)));
      return new ForeignTokenException("signed with another key");
    } catch (InvalidTokenException | EjsonException | IllegalArgumentException e) {
      return new InvalidTokenException("the signature is invalid");
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Token toToken(Document claims) throws InvalidTokenException {
    try {
      Type type = type(claims);
      return new Token(
          type,
          id(claims, "sub"),
          id(claims, type == Type.ACCESS ? "iss" : "baas_id"),
          id(claims, "baas_domain_id"),
          id(claims, "baas_device_id"),
          claims.get("iat", Number.class).longValue(),
          claims.get("exp", Number.class).longValue(),
          claims.get("user_data", Document.class));
    } catch (RuntimeException e) {
      throw new InvalidTokenException("a claim is missing or of the wrong type");
    }
  }

  private static Type type(Document claims) throws InvalidTokenException {
    for (Type type : Type.values()) {
      if (type.claim().equals(claims.get("typ"))) {
        return type;
      }
    }
    throw new InvalidTokenException("a token of an unknown type");
  }

  private static ObjectId id(Document claims, String claim) {
    return new ObjectId(claims.getString(claim));
  }
}
