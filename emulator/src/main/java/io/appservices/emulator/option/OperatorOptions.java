package io.appservices.emulator.option;

import io.appservices.emulator.option.Credentials.Account;
import io.appservices.emulator.option.Credentials.KeyPair;
import io.appservices.emulator.option.Credentials.RoleKey;
import java.util.List;

/** The options of operators' credentials. */
public final class OperatorOptions {

  public static final String DEFAULT_PUBLIC_KEY = "emulator";
  public static final String DEFAULT_PRIVATE_KEY = "emulator-private-key";
  public static final String DEFAULT_USERNAME = "unique_user@domain.com";
  public static final String DEFAULT_PASSWORD = "password";

  public static final Option<KeyPair> KEY =
      Option.named("--admin-key", "key", Credentials.keyPair())
          .description(
              "Key pair that opens the Admin API; auto makes one up that is printed at the start,"
                  + " and a password of the account.")
          .standard(new KeyPair(DEFAULT_PUBLIC_KEY, DEFAULT_PRIVATE_KEY))
          .in(OptionGroup.OPERATOR);

  public static final Option<RoleKey> FURTHER_KEY =
      Option.named("--further-admin-key", "furtherKey", Credentials.roleKey())
          .description(
              "Another key pair of the Atlas Administration API, with roles of Atlas; only one with"
                  + " GROUP_OWNER or ORG_OWNER opens the Admin API.")
          .unordered()
          .key(RoleKey::publicKey)
          .in(OptionGroup.OPERATOR);

  public static final Option<Account> ACCOUNT =
      Option.named("--admin-account", "account", Credentials.account())
          .description(
              "Account that opens the Admin API with local-userpass, as SDK test suites do.")
          .standard(new Account(DEFAULT_USERNAME, DEFAULT_PASSWORD))
          .matters()
          .in(OptionGroup.OPERATOR);

  public static final Option<Boolean> ATLAS_SHA256 =
      Option.named("--atlas-sha256", "atlasSha256", Formats.bool())
          .description("Offer HTTP Digest with SHA-256 beside MD5 at the Atlas Administration API.")
          .standard(false)
          .in(OptionGroup.OPERATOR);

  public static final Option<Boolean> NO_CONSOLE =
      Option.named("--no-console", "noConsole", Formats.bool())
          .description("Serve no console at /.")
          .standard(false)
          .in(OptionGroup.OPERATOR);

  static final List<Option<?>> ALL = List.of(KEY, FURTHER_KEY, ACCOUNT, ATLAS_SHA256, NO_CONSOLE);

  private OperatorOptions() {}
}
