package io.appservices.emulator.runtime.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that {@link ReplacedFile} writes before they are moved into the place of others. A
 * process that is killed leaves its own, which the next one that writes into the directory removes.
 */
final class PartFile {

  private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);
  private static final String PREFIX = ".writing-";

  /** The names of those that are left, of which a part is a number. */
  private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX) + "\\d+");

  /** For so long after a last change somebody may still be writing. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** The permissions of a new file, of which the system takes those that the umask has. */
  private static final Set<PosixFilePermission> LESS_UMASK =
      PosixFilePermissions.fromString("rw-rw-rw-");

  private PartFile() {}

  /**
   * Makes an empty file beside another one: for its owner alone while there is another one, whose
   * permissions it gets once it is written.
   */
  static Path beside(Path target) throws IOException {
    Path directory = Objects.requireNonNull(target.getParent());
    Path part = make(directory, target);
    try {
      removeLeft(directory, part);
    } catch (IOException | RuntimeException e) {
      LOG.debug("what killed processes may have left in {} stays", directory, e);
    }
    return part;
  }

  private static Path make(Path directory, Path target) throws IOException {
    if (isPosix(directory) && !Files.exists(target)) {
      return Files.createTempFile(
          directory, PREFIX, "", PosixFilePermissions.asFileAttribute(LESS_UMASK));
    }
    return Files.createTempFile(directory, PREFIX, "");
  }

  /** A new file tells the time of its disk, which another machine may have too. */
  private static void removeLeft(Path directory, Path part) throws IOException {
    long now = Files.getLastModifiedTime(part).toMillis();
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, PREFIX + "*")) {
      for (Path other : parts) {
        BasicFileAttributes attributes =
            Files.readAttributes(other, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        long age = now - attributes.lastModifiedTime().toMillis();
        if (attributes.isRegularFile()
            && NAME.matcher(other.getFileName().toString()).matches()
            && age > LONGEST_PAUSE.toMillis()) {
          other.toFile().delete(); // Somebody else may own it.
        }
      }
    }
  }

  /** Gives a written file, which its owner alone can read so far, what another one has. */
  static void keepPermissions(Path target, Path part) throws IOException {
    if (Files.exists(target) && isPosix(target)) {
      PosixFileAttributes kept = Files.readAttributes(target, PosixFileAttributes.class);
      PosixFileAttributeView given = Files.getFileAttributeView(part, PosixFileAttributeView.class);
      PosixFileAttributes own = given.readAttributes();
      if (!own.owner().equals(kept.owner())) {
        given.setOwner(kept.owner());
      }
      if (!own.group().equals(kept.group())) {
        given.setGroup(kept.group());
      }
      given.setPermissions(kept.permissions());
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
