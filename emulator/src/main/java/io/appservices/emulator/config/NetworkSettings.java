package io.appservices.emulator.config;

import io.appservices.emulator.option.NetworkOptions;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;
import java.util.List;
import java.util.Set;

/** Settings of the addresses to listen on, and of the hosts that may call. Immutable. */
public final class NetworkSettings extends Settings {

  NetworkSettings(OptionValues values) {
    super(OptionGroup.NETWORK, values);
  }

  /**
   * Returns the name or address to listen on; if none was given, {@value
   * EmulatorConfig#DEFAULT_HOST}, which then stands for the loopback interface by IPv4 and IPv6.
   */
  public String host() {
    return get(NetworkOptions.HOST);
  }

  /** Returns the port to listen on; 0 for any that is free. */
  public int port() {
    return get(NetworkOptions.PORT);
  }

  /** Returns the names and addresses that the server is called by, beside the one it listens on. */
  public Set<String> allowedHosts() {
    return set(NetworkOptions.ALLOW_HOST);
  }

  /** Returns the origins whose pages may call what is not open to all of them. */
  public Set<String> allowedOrigins() {
    return set(NetworkOptions.ALLOW_ORIGIN);
  }

  /**
   * Returns the addresses to listen on, with the same port; {@code localhost} is more than one
   * address.
   */
  public List<String> addresses() {
    return !isGiven(NetworkOptions.HOST) || host().equalsIgnoreCase("localhost")
        ? LoopbackHosts.find()
        : List.of(host());
  }

  /** Sets addresses, ports and hosts that may call. */
  public static final class Builder {

    private final EmulatorConfigBuilder config;

    Builder(EmulatorConfigBuilder config) {
      this.config = config;
    }

    /**
     * Sets the name or address to listen on; by default the loopback interface by IPv4 and, if the
     * machine has it, IPv6, which is also what {@code localhost} stands for.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Builder host(String host) {
      config.put(NetworkOptions.HOST, host);
      return this;
    }

    /**
     * Sets the port to listen on; 0, the default, for any that is free.
     *
     * @throws IllegalArgumentException if it is not between 0 and 65535
     */
    public Builder port(int port) {
      config.put(NetworkOptions.PORT, port);
      return this;
    }

    /**
     * Lets the emulator's own API and those of operators be called at a host, beside the one that
     * it listens on; may be given more than once. The client API answers at every host.
     *
     * @param host a name or an address, without port; {@code *.example.com} for all below a name
     * @throws IllegalArgumentException if it is neither
     */
    public Builder allowHost(String host) {
      config.put(NetworkOptions.ALLOW_HOST, host);
      return this;
    }

    /**
     * Lets web pages of an origin call the emulator's own API and those of operators; may be given
     * more than once. The client API can be called by pages of every origin.
     *
     * @param origin such as {@code http://localhost:3000}
     * @throws IllegalArgumentException if it is no {@code http[s]://host[:port]}
     */
    public Builder allowOrigin(String origin) {
      config.put(NetworkOptions.ALLOW_ORIGIN, origin);
      return this;
    }
  }
}
