package io.appservices.emulator.tls;

import io.appservices.emulator.api.error.TlsException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * The directory that an authority is kept in, so that clients need to trust it only once. Many
 * processes may use one at a time.
 */
final class AuthorityDirectory {

  /** The key and the certificate; only the user may read it. */
  static final String SECRET_FILE = "ca.pem";

  /** The certificate alone, for clients. */
  static final String CERTIFICATE_FILE = "ca.crt";

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path directory;

  AuthorityDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Returns the authority that is kept there, or a new one if there is none, or it is too old to
   * issue a certificate.
   *
   * @throws TlsException if the directory or what is in it cannot be used
   */
  CertificateAuthority open(SecureRandom random, Instant now) throws GeneralSecurityException {
    Path file = directory.resolve(SECRET_FILE);
    try {
      if (Files.exists(file)) {
        CertificateAuthority kept = read(file);
        if (isUsable(kept, now)) {
          if (Files.notExists(directory.resolve(CERTIFICATE_FILE))) {
            writeCertificate(PemFile.write(kept.certificate()), random);
          }
          return kept;
        }
        Files.delete(file);
      }
      CertificateAuthority made = CertificateAuthority.create(random, now);
      return write(made, file, random) ? made : read(file);
    } catch (IOException e) {
      throw new TlsException(
          "cannot keep the certificate authority in "
              + directory
              + ": "
              + PemFile.reason(e)
              + "; --tls-directory names another directory");
    }
  }

  private static CertificateAuthority read(Path file) throws GeneralSecurityException {
    PemFile pem = PemFile.read("the certificate authority", file);
    CertificateAuthority kept = new CertificateAuthority(pem.key(), pem.certificates().get(0));
    if (!KeyMatch.of(kept.key(), kept.certificate())) {
      throw new TlsException(
          "the certificate authority "
              + file
              + ": key and certificate do not belong together;"
              + " delete the file to have a new one made");
    }
    return kept;
  }

  private static boolean isUsable(CertificateAuthority kept, Instant now) {
    Instant end = kept.certificate().getNotAfter().toInstant();
    return end.isAfter(now.plus(CertificateAuthority.SERVER_VALIDITY));
  }

  /** Writes an authority, unless another process was first; returns whether it did. */
  private boolean write(CertificateAuthority made, Path file, SecureRandom random)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(directory, forUser("rwx------"));
    String certificate = PemFile.write(made.certificate());
    Path written =
        Files.createFile(
            directory.resolve("ca-" + Long.toHexString(random.nextLong()) + ".tmp"),
            forUser("rw-------"));
    try {
      Files.writeString(written, PemFile.write(made.key()) + certificate);
      if (!publish(written, file)) {
        return false;
      }
    } finally {
      Files.deleteIfExists(written);
    }
    writeCertificate(certificate, random);
    return true;
  }

  /** Puts a file in its place as a whole, if nothing is there. */
  private static boolean publish(Path written, Path file) throws IOException {
    try {
      Files.createLink(file, written);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | IOException e) {
      // Not every file system has links.
      if (Files.exists(file)) {
        return false;
      }
      Files.move(written, file);
      return true;
    }
  }

  private void writeCertificate(String certificate, SecureRandom random) throws IOException {
    Path written = directory.resolve("ca-" + Long.toHexString(random.nextLong()) + ".crt.tmp");
    Files.writeString(written, certificate);
    Files.move(written, directory.resolve(CERTIFICATE_FILE), StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] forUser(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
