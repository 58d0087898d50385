package io.appservices.emulator.appfolder;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Goes through the files of an app folder, following links. Only what is below the folder decides
 * what is left out, wherever the folder itself is.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {

  /** A visitor of the files; names are paths relative to the folder, with slashes. */
  interface Visitor {

    void file(String name, Path file, BasicFileAttributes attributes);

    /** Visits a file that is left out; the reason follows its name in a note. */
    default void leftOut(String name, String reason) {}

    default void failed(String name, IOException e) {}
  }

  private static final Set<String> SKIPPED = Set.of("node_modules", ".git");

  /** The folder of files that hosting serves: no configuration, and often large. */
  private static final String HOSTED = "hosting/files";

  private static final int MAX_DEPTH = 64;

  private final Path folder;
  private final Visitor visitor;

  private FolderWalk(Path folder, Visitor visitor) {
    this.folder = folder;
    this.visitor = visitor;
  }

  static void of(Path folder, Visitor visitor) {
    try {
      Files.walkFileTree(
          folder, Set.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new FolderWalk(folder, visitor));
    } catch (IOException e) {
      visitor.failed("", e);
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    String name = name(directory);
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (!SKIPPED.contains(last) && !name.equals(HOSTED)) {
      return FileVisitResult.CONTINUE;
    }
    if (!name.equals(AppFiles.PACKAGES)) {
      visitor.leftOut(name, "ignored");
    }
    return FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      visitor.file(name(file), file, attributes);
    } else if (attributes.isSymbolicLink()) {
      // Links are followed, so this one cannot be; some editors lock a file with such a link.
      visitor.leftOut(name(file), "ignored, the link leads nowhere");
    } else {
      visitor.leftOut(name(file), "ignored, it is no file");
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    if (e instanceof FileSystemLoopException) {
      visitor.leftOut(name(file), "ignored, the link leads back to a folder that it is in");
    } else {
      visitor.failed(name(file), e);
    }
    return FileVisitResult.CONTINUE;
  }

  /** Reports a directory that cannot be listed to its end. */
  @Override
  public FileVisitResult postVisitDirectory(Path directory, IOException e) {
    if (e != null) {
      visitor.failed(name(directory), e);
    }
    return FileVisitResult.CONTINUE;
  }

  private String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
