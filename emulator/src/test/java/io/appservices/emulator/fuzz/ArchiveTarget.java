package io.appservices.emulator.fuzz;

import static io.appservices.emulator.fuzz.Target.require;
import static io.appservices.emulator.fuzz.Target.requireNoInsides;

import io.appservices.emulator.function.npm.PackageArchive;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.Packages;
import io.appservices.emulator.function.npm.UnpackedPackages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Archives of npm packages, as they are uploaded. The first byte says what the rest is: a zip, a
 * tar, one that is compressed here, one that is compressed already, or the tarball of one package.
 */
final class ArchiveTarget implements Target {

  @Override
  public void accept(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    try {
      switch (input[0] & 7) {
        case 0, 1 -> read("node_modules.zip", rest);
        case 2, 3 -> read("node_modules.tar", rest);
        case 4 -> read("node_modules.tgz", compressed(rest));
        case 5 -> read("node_modules.tar.gz", rest);
        default ->
            PackageArchive.readPackage("p", compressed(rest))
                .keySet()
                .forEach(ArchiveTarget::requireInside);
      }
    } catch (PackageException e) {
      requireNoInsides(e.getMessage(), input);
    }
  }

  private static void read(String name, byte[] archive) {
    UnpackedPackages packages = PackageArchive.read(name, archive);
    new Packages(packages).installed();
    byte[] zip = PackageArchive.zip(packages);
    names(zip).forEach(ArchiveTarget::requireInside);
    byte[] again = PackageArchive.zip(PackageArchive.read("node_modules.zip", zip));
    require(Arrays.equals(zip, again), "an archive of the packages has other files");
  }

  private static void requireInside(String path) {
    require(!List.of(path.split("/")).contains(".."), "a path leads out: " + path);
  }

  private static List<String> names(byte[] archive) {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
