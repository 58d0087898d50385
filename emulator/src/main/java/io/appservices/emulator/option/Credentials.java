package io.appservices.emulator.option;

import io.appservices.emulator.domain.OperatorRole;
import io.appservices.emulator.runtime.Secrets;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The credentials of the Admin API; {@code toString} omits them. */
public final class Credentials {

  /** The value that asks for a generated key pair. */
  static final String AUTO = "auto";

  private static final int RANDOM_KEY_BYTES = 16;

  private Credentials() {}

  static Format<KeyPair> keyPair() {
    return Format.of(
            "<public>:<private>|" + AUTO,
            "a public and a private key with a colon between them, neither blank, or " + AUTO,
            Credentials::parseKeyPair)
        .checked(Formats.require(key -> areGiven(key.publicKey(), key.privateKey())))
        .written(key -> key.publicKey() + ":" + key.privateKey())
        .secret();
  }

  static Format<RoleKey> roleKey() {
    return Format.of(
            "<public>:<private>:<role>[+<role>]",
            "a public and a private key, neither blank or with a colon, and roles such as"
                + " GROUP_READ_ONLY or GROUP_OWNER",
            Credentials::parseRoleKey)
        .checked(Formats.require(Credentials::isComplete))
        .written(
            key -> key.publicKey() + ":" + key.privateKey() + ":" + String.join("+", key.roles()))
        .secret();
  }

  private static RoleKey parseRoleKey(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("no three parts");
    }
    return new RoleKey(parts[0], parts[1], List.of(parts[2].split("\\+", -1)));
  }

  private static boolean isComplete(RoleKey key) {
    return areGiven(key.publicKey(), key.privateKey())
        && (key.publicKey() + key.privateKey()).indexOf(':') < 0
        && !key.roles().isEmpty()
        && key.roles().stream().allMatch(role -> OperatorRole.byName(role).isPresent());
  }

  static Format<Account> account() {
    return Format.of(
            "<username>:<password>",
            "a username and a password with a colon between them, neither blank",
            text -> split(text, Account::new))
        .checked(Formats.require(account -> areGiven(account.username(), account.password())))
        .written(account -> account.username() + ":" + account.password())
        .secret();
  }

  private static KeyPair parseKeyPair(String text) {
    return text.equals(AUTO)
        ? madeUp(OperatorOptions.DEFAULT_PUBLIC_KEY)
        : split(text, KeyPair::new);
  }

  /** Returns a key pair whose private key nobody can guess. */
  public static KeyPair madeUp(String publicKey) {
    Secrets secrets = new Secrets();
    return new KeyPair(publicKey, secrets.hex(RANDOM_KEY_BYTES), secrets.hex(RANDOM_KEY_BYTES));
  }

  /**
   * A key pair.
   *
   * @param accountPassword the password of the account unless one is given, where the key was made
   *     up; else {@code null}
   */
  public record KeyPair(String publicKey, String privateKey, @Nullable String accountPassword) {

    public KeyPair(String publicKey, String privateKey) {
      this(publicKey, privateKey, null);
    }

    public boolean isMadeUp() {
      return accountPassword != null;
    }

    @Override
    public String toString() {
      return "(not shown)";
    }
  }

  /**
   * A key pair with roles.
   *
   * @param roles at least one, by their names in Atlas
   */
  public record RoleKey(String publicKey, String privateKey, List<String> roles) {

    public RoleKey {
      roles = List.copyOf(roles);
    }

    @Override
    public String toString() {
      return "(not shown)";
    }
  }

  /** A name and its password. */
  public record Account(String username, String password) {

    @Override
    public String toString() {
      return "(not shown)";
    }
  }

  /** Splits a text at its first colon. */
  private static <T> T split(String text, BiFunction<String, String, T> made) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no colon");
    }
    return made.apply(text.substring(0, colon), text.substring(colon + 1));
  }

  private static boolean areGiven(String first, String second) {
    return !first.isBlank() && !second.isBlank();
  }
}
