package io.appservices.emulator.config;

import io.appservices.emulator.option.NetworkOptions;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;
import io.appservices.emulator.option.TlsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Settings of the addresses to listen on, and of the hosts that may call. Immutable. */
public final class NetworkSettings extends Settings {

  NetworkSettings(OptionValues values) {
    super(OptionGroup.NETWORK, values);
  }

  /**
   * Returns the first name or address to listen on; if none was given, {@value
   * EmulatorConfig#DEFAULT_HOST}, which then stands for the loopback interface by IPv4 and IPv6.
   */
  public String host() {
    List<String> hosts = hosts();
    return hosts.isEmpty() ? EmulatorConfig.DEFAULT_HOST : hosts.get(0);
  }

  /** Returns the names and addresses to listen on, as they were given; empty if none was. */
  public List<String> hosts() {
    return list(NetworkOptions.HOST);
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

  /** Returns the addresses and ranges of the proxies whose headers are believed. */
  public Set<String> trustedProxies() {
    return set(NetworkOptions.TRUSTED_PROXY);
  }

  /** Returns whether it also listens by TLS. */
  public boolean tls() {
    return get(TlsOptions.TLS);
  }

  /** Returns the port to listen on by TLS; 0 for any that is free. */
  public int tlsPort() {
    return get(TlsOptions.PORT);
  }

  /** Returns the file with a certificate of its own; empty if one is made. */
  public Optional<Path> tlsCertificate() {
    return find(TlsOptions.CERTIFICATE);
  }

  /** Returns the file with the private key of that certificate. */
  public Optional<Path> tlsKey() {
    return find(TlsOptions.KEY);
  }

  /** Returns the directory that the certificate authority is kept in, as far as one was given. */
  public Optional<Path> tlsDirectory() {
    return find(TlsOptions.DIRECTORY);
  }

  /** Returns how long a close goes on answering calls before it stops to listen. */
  public Duration drain() {
    return get(NetworkOptions.DRAIN);
  }

  /**
   * Returns the addresses to listen on, with the same port; {@code localhost} is more than one
   * address.
   */
  public List<String> addresses() {
    List<String> hosts = hosts().isEmpty() ? List.of("localhost") : hosts();
    return hosts.stream()
        .flatMap(
            host ->
                host.equalsIgnoreCase("localhost")
                    ? LoopbackHosts.find().stream()
                    : Stream.of(host))
        .distinct()
        .toList();
  }

  /** Sets addresses, ports and hosts that may call. */
  public static final class Builder {

    private final EmulatorConfigBuilder config;

    Builder(EmulatorConfigBuilder config) {
      this.config = config;
    }

    /**
     * Adds a name or address to listen on; by default the loopback interface by IPv4 and, if the
     * machine has it, IPv6, which is also what {@code localhost} stands for. The first one is that
     * of the base URL.
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

    /**
     * Believes what a proxy says in {@code Forwarded} and {@code X-Forwarded-*} about the address
     * that it was called at, which clients are then told; may be given more than once.
     *
     * @param range an address, or a range such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException if it is neither
     */
    public Builder trustedProxy(String range) {
      config.put(NetworkOptions.TRUSTED_PROXY, range);
      return this;
    }

    /**
     * Sets whether it also listens by TLS, with a certificate of an authority that clients have to
     * trust: {@link io.appservices.emulator.AppServicesEmulator#caCertificate}.
     */
    public Builder tls(boolean listens) {
      config.put(TlsOptions.TLS, listens);
      return this;
    }

    /**
     * Sets the port to listen on by TLS; 0, the default, for any that is free.
     *
     * @throws IllegalArgumentException if it is not between 0 and 65535
     */
    public Builder tlsPort(int port) {
      config.put(TlsOptions.PORT, port);
      return this;
    }

    /**
     * Sets a file with a certificate in PEM, in place of one that is made, with those that lead to
     * one that clients trust; it takes a key.
     */
    public Builder tlsCertificate(Path file) {
      config.put(TlsOptions.CERTIFICATE, file);
      return this;
    }

    /** Sets the file with the private key of the certificate, in PEM and not encrypted. */
    public Builder tlsKey(Path file) {
      config.put(TlsOptions.KEY, file);
      return this;
    }

    /**
     * Sets the directory that the certificate authority is kept in; by default {@code tls} in that
     * of the {@linkplain DataSettings.Builder#directory state}, or else none, so that each emulator
     * has one of its own.
     */
    public Builder tlsDirectory(Path directory) {
      config.put(TlsOptions.DIRECTORY, directory);
      return this;
    }

    /**
     * Sets how long a close goes on answering calls, except that {@code ready} says no, before it
     * stops to listen; 0, the default, for not at all. Calls that are in flight then get as long
     * again to end, and half a second at least.
     *
     * @throws IllegalArgumentException if it is negative or longer than a year
     */
    public Builder drain(Duration time) {
      config.put(NetworkOptions.DRAIN, time);
      return this;
    }
  }
}
