package io.appservices.emulator.tls;

import io.appservices.emulator.api.error.TlsException;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Makes what a server needs for TLS. Times are those of the machine, as its clients go by them;
 * keys follow from no seed, as clients trust them.
 */
public final class Tls {

  private final SSLContext context;
  private final Optional<X509Certificate> authority;

  private Tls(SSLContext context, Optional<X509Certificate> authority) {
    this.context = context;
    this.authority = authority;
  }

  /**
   * Returns a server with a certificate of its own.
   *
   * @param certificate a file with the certificate of the server, and those that lead to one that
   *     clients trust
   * @param key a file with the private key of the first certificate, not encrypted
   * @throws TlsException if one of them cannot be used; the message names it
   */
  public static Tls own(Path certificate, Path key) {
    List<X509Certificate> chain = PemFile.read("the certificate", certificate).certificates();
    ServerIdentity own = new ServerIdentity(PemFile.read("the key", key).key(), chain);
    return checked(
        () -> {
          check(certificate, key, own);
          return new Tls(own.context(), Optional.empty());
        });
  }

  /**
   * Returns a server with a certificate that was issued to it just now.
   *
   * @param directory where the authority is kept, which is made if there is none; empty for one
   *     that ends with the process
   * @param listening the names and addresses that the server listens on
   * @param called what else it is called; {@code *.name} stands for what is right below a name
   * @throws TlsException if the directory cannot be used
   */
  public static Tls issued(
      Optional<Path> directory, Collection<String> listening, Collection<String> called) {
    SecureRandom random = new Secrets().secureRandom();
    Instant now = new EmulatorClock().instant();
    return checked(
        () -> {
          CertificateAuthority authority =
              directory.isPresent()
                  ? new AuthorityDirectory(directory.get()).open(random, now)
                  : CertificateAuthority.create(random, now);
          ServerIdentity server = authority.issue(ServerNames.of(listening, called), random, now);
          return new Tls(server.context(), Optional.of(authority.certificate()));
        });
  }

  /** Returns what connections are made with. */
  public SSLContext context() {
    return context;
  }

  /** Returns the certificate that clients have to trust; empty if it is somebody else's. */
  public Optional<X509Certificate> authority() {
    return authority;
  }

  /** Returns a certificate in PEM. */
  public static String pem(X509Certificate certificate) {
    return checked(() -> PemFile.write(certificate));
  }

  private static void check(Path certificate, Path key, ServerIdentity own)
      throws GeneralSecurityException {
    X509Certificate first = own.chain().get(0);
    if (!KeyMatch.of(own.key(), first)) {
      throw new TlsException(
          "the key " + key + " is not that of the first certificate in " + certificate);
    }
    Instant now = new EmulatorClock().instant();
    Instant from = first.getNotBefore().toInstant();
    Instant until = first.getNotAfter().toInstant();
    if (until.isBefore(now)) {
      throw new TlsException("the certificate " + certificate + " expired at " + until);
    }
    if (from.isAfter(now)) {
      throw new TlsException("the certificate " + certificate + " is not valid before " + from);
    }
  }

  private interface Step<T> {
    T run() throws GeneralSecurityException, IOException;
  }

  private static <T> T checked(Step<T> step) {
    try {
      return step.run();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot do what TLS takes", e);
    }
  }
}
