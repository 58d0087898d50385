package io.appservices.emulator.function.js.host;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** The implementation of {@code utils.jwt}: signatures by HMAC and by RSA with PKCS#1 padding. */
final class Jwt {

  private Jwt() {}

  static String encode(String method, String header, String payload, String secret)
      throws GeneralSecurityException {
    String signed = base64(header) + "." + base64(payload);
    byte[] input = signed.getBytes(StandardCharsets.UTF_8);
    return signed + "." + base64(sign(method, input, secret));
  }

  /** Returns the header and the payload of a token whose signature is right. */
  static List<String> decode(String token, String key, List<?> accepted)
      throws GeneralSecurityException {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("token contains an invalid number of segments");
    }
    String header = text(parts[0]);
    String method = method(header);
    if (accepted != null && !accepted.contains(method)) {
      throw new IllegalArgumentException("signing method " + method + " is invalid");
    }
    byte[] input = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
    if (!isSigned(method, input, bytes(parts[2]), key)) {
      throw new IllegalArgumentException("signature is invalid");
    }
    return List.of(header, text(parts[1]));
  }

  private static byte[] sign(String method, byte[] input, String secret)
      throws GeneralSecurityException {
    String bits = bits(method);
    if (method.startsWith("HS")) {
      return Cryptography.mac("HmacSHA" + bits, input, secret.getBytes(StandardCharsets.UTF_8));
    }
    Signature signature = Signature.getInstance("SHA" + bits + "withRSA");
    PrivateKey key =
        KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pem(secret)));
    signature.initSign(key);
    signature.update(input);
    return signature.sign();
  }

  private static boolean isSigned(String method, byte[] input, byte[] given, String key)
      throws GeneralSecurityException {
    String bits = bits(method);
    if (method.startsWith("HS")) {
      return MessageDigest.isEqual(sign(method, input, key), given);
    }
    Signature signature = Signature.getInstance("SHA" + bits + "withRSA");
    PublicKey publicKey =
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(pem(key)));
    signature.initVerify(publicKey);
    signature.update(input);
    return signature.verify(given);
  }

  private static String bits(String method) {
    if (!method.matches("[EHPR]S(256|384|512)")) {
      throw new IllegalArgumentException("unknown signing method '" + method + "'");
    }
    if (!method.startsWith("HS") && !method.startsWith("RS")) {
      throw new IllegalArgumentException("the signing method " + method + " is not emulated");
    }
    return method.substring(2);
  }

  private static String method(String header) {
    try {
      return Ejson.parseDocument(header).get("alg") instanceof String method ? method : "";
    } catch (EjsonException e) {
      throw malformed(e);
    }
  }

  private static byte[] pem(String text) {
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]*-----", ""));
  }

  private static String text(String base64) {
    return new String(bytes(base64), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw malformed(e);
    }
  }

  private static IllegalArgumentException malformed(RuntimeException cause) {
    return new IllegalArgumentException("token is malformed", cause);
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
