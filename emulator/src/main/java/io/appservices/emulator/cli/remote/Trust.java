package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificate authorities that a call by TLS trusts. */
final class Trust {

  private Trust() {}

  /**
   * Returns the trust in the certificates of a file, and in no others.
   *
   * @param file in PEM or DER
   * @throws CommandException if it cannot be read, or has no certificate
   */
  static SSLContext in(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (Certificate one :
          CertificateFactory.getInstance("X.509").generateCertificates(content)) {
        trusted.setCertificateEntry("authority" + trusted.size(), one);
      }
      if (trusted.size() == 0) {
        throw refusal(file, "there is no certificate in it");
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw refusal(file, FileErrors.reason(e));
    } catch (GeneralSecurityException e) {
      throw refusal(file, "it is no certificate in PEM or DER");
    }
  }

  private static CommandException refusal(Path file, String reason) {
    return CommandException.usage("--ca-certificate: cannot use " + file + ": " + reason);
  }
}
