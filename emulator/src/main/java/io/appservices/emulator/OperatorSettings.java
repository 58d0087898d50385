package io.appservices.emulator;

import io.appservices.emulator.option.Credentials;
import io.appservices.emulator.option.Credentials.Account;
import io.appservices.emulator.option.Credentials.KeyPair;
import io.appservices.emulator.option.OperatorOptions;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;
import java.util.Objects;

/** How operators get in. Immutable; {@code toString} shows none of it. */
public final class OperatorSettings extends Settings {

  OperatorSettings(OptionValues values) {
    super(OptionGroup.OPERATOR, values);
  }

  /** The public half of the key pair that opens the Admin API. */
  public String publicKey() {
    return get(OperatorOptions.KEY).publicKey();
  }

  /** The private half of the key pair that opens the Admin API. */
  public String privateKey() {
    return get(OperatorOptions.KEY).privateKey();
  }

  /** The name of the account that opens the Admin API. */
  public String username() {
    return get(OperatorOptions.ACCOUNT).username();
  }

  /** The password of that account. */
  public String password() {
    return hasRandomKey() && !isGiven(OperatorOptions.ACCOUNT)
        ? get(OperatorOptions.KEY).accountPassword()
        : get(OperatorOptions.ACCOUNT).password();
  }

  /** Whether the private key was made up by {@link Builder#randomKey}. */
  public boolean hasRandomKey() {
    return get(OperatorOptions.KEY).isMadeUp();
  }

  /** Whether the Admin API opens with a key pair or an account that is known to all. */
  public boolean hasDefaultCredentials() {
    return privateKey().equals(EmulatorConfig.DEFAULT_PRIVATE_KEY)
        || password().equals(EmulatorConfig.DEFAULT_ADMIN_PASSWORD);
  }

  /** Whether the Atlas Administration API offers HTTP Digest with SHA-256, beside MD5. */
  public boolean atlasSha256() {
    return get(OperatorOptions.ATLAS_SHA256);
  }

  /** Sets how operators get in. */
  public static final class Builder {

    private final EmulatorConfigBuilder config;

    Builder(EmulatorConfigBuilder config) {
      this.config = config;
    }

    /**
     * The key pair that opens the Admin API; unless set, {@value EmulatorConfig#DEFAULT_PUBLIC_KEY}
     * and {@value EmulatorConfig#DEFAULT_PRIVATE_KEY}.
     *
     * @throws IllegalArgumentException if one of them is blank
     */
    public Builder key(String publicKey, String privateKey) {
      config.put(
          OperatorOptions.KEY,
          new KeyPair(
              Objects.requireNonNull(publicKey, "publicKey"),
              Objects.requireNonNull(privateKey, "privateKey")));
      return this;
    }

    /**
     * Lets nobody open the Admin API by a key that is known to all: the private key, and the
     * password of the account unless {@link #account} gives one, are made up.
     */
    public Builder randomKey() {
      String publicKey = config.values().get(OperatorOptions.KEY).publicKey();
      config.put(OperatorOptions.KEY, Credentials.madeUp(publicKey));
      return this;
    }

    /**
     * The account that opens the Admin API with {@code local-userpass}, as SDK test suites do;
     * unless set, {@value EmulatorConfig#DEFAULT_ADMIN_USERNAME} with {@value
     * EmulatorConfig#DEFAULT_ADMIN_PASSWORD}.
     *
     * @throws IllegalArgumentException if one of them is blank
     */
    public Builder account(String username, String password) {
      config.put(
          OperatorOptions.ACCOUNT,
          new Account(
              Objects.requireNonNull(username, "username"),
              Objects.requireNonNull(password, "password")));
      return this;
    }

    /**
     * Whether the Atlas Administration API offers HTTP Digest with SHA-256, beside MD5; not unless
     * set, as the service does not.
     */
    public Builder atlasSha256(boolean offered) {
      config.put(OperatorOptions.ATLAS_SHA256, offered);
      return this;
    }
  }
}
