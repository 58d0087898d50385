package io.appservices.emulator.function.npm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Packages in memory, each file packed by itself. */
public final class UnpackedPackages implements PackageFiles {

  /** A file below this many bytes is kept as it is. */
  private static final int SMALL = 512;

  private record Content(byte[] bytes, int size, boolean packed) {}

  private final SortedMap<String, Content> files = new TreeMap<>();
  private final Set<String> folders = new TreeSet<>();

  private UnpackedPackages() {}

  /**
   * Packs files.
   *
   * @param unpacked contents by paths below {@code node_modules}
   */
  public static UnpackedPackages of(Map<String, byte[]> unpacked) {
    UnpackedPackages packages = new UnpackedPackages();
    unpacked.forEach((path, bytes) -> packages.add(ROOT + "/" + path, bytes));
    return packages;
  }

  void add(String path, byte[] bytes) {
    files.put(path, packed(bytes));
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (!folders.add(path.substring(0, end))) {
        return;
      }
    }
  }

  private static Content packed(byte[] bytes) {
    if (bytes.length < SMALL) {
      return new Content(bytes, bytes.length, false);
    }
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] target = new byte[bytes.length];
      int length = deflater.deflate(target);
      return deflater.finished()
          ? new Content(Arrays.copyOf(target, length), bytes.length, true)
          : new Content(bytes, bytes.length, false);
    } finally {
      deflater.end();
    }
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(UnpackedPackages::unpacked);
  }

  private static byte[] unpacked(Content content) {
    if (!content.packed()) {
      return content.bytes().clone();
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(content.bytes());
      byte[] target = new byte[content.size()];
      inflater.inflate(target);
      return target;
    } catch (DataFormatException e) {
      throw new IllegalStateException("what was packed here cannot be unpacked", e);
    } finally {
      inflater.end();
    }
  }

  @Override
  public UnpackedPackages unpacked() {
    return this;
  }

  /** Returns the packages without one that functions can name. */
  public UnpackedPackages without(String name) {
    UnpackedPackages rest = new UnpackedPackages();
    String folder = ROOT + "/" + name + "/";
    files.forEach(
        (path, content) -> {
          if (!path.startsWith(folder)) {
            rest.add(path, unpacked(content));
          }
        });
    return rest;
  }

  /** Returns the paths of all files, in their order. */
  Set<String> paths() {
    return files.keySet();
  }

  @Override
  public boolean isFile(String path) {
    return files.containsKey(path);
  }

  @Override
  public boolean isFolder(String path) {
    return folders.contains(path);
  }

  @Override
  public List<String> packageFolders() {
    return files.keySet().stream()
        .filter(path -> path.matches("/node_modules/(@[^/]+/)?[^/@][^/]*/package\\.json"))
        .map(path -> path.substring(0, path.lastIndexOf('/')))
        .toList();
  }
}
