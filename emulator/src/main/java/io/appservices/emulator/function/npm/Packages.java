package io.appservices.emulator.function.npm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/**
 * The packages that the functions of an app can require. One deployment has one of these: what was
 * resolved and compiled of it is remembered as long as it is used. May be used by any number of
 * threads.
 */
public final class Packages {

  /** No package: functions can require what Node itself has. */
  public static final Packages NONE = new Packages(PackageFiles.NONE);

  private static final int MOST_RESOLVED = 10_000;

  /** A package that is there. */
  public record Installed(String name, String version) {}

  private final PackageFiles files;
  private final Resolver resolver;
  private final Map<String, String> resolved = new ConcurrentHashMap<>();

  public Packages(PackageFiles files) {
    this.files = files;
    this.resolver = new Resolver(files);
  }

  /**
   * Finds a module.
   *
   * @param folder that the module is required from; {@code /} for a function
   * @param name that {@code require} was given
   * @return the path of its file, or the name of a built-in module after {@code node:}
   * @throws PackageException if there is none; the message is what Node would say, and more
   */
  public String resolve(String folder, String name) {
    String key = folder + '\0' + name;
    String known = resolved.get(key);
    if (known != null) {
      return known;
    }
    String found = resolver.resolve(folder, name);
    if (resolved.size() < MOST_RESOLVED) {
      resolved.put(key, found);
    }
    return found;
  }

  public PackageFiles files() {
    return files;
  }

  /** Returns the packages that functions can name, in the order of their names. */
  public List<Installed> installed() {
    return files.packageFolders().stream().map(this::installed).toList();
  }

  private Installed installed(String folder) {
    Optional<Document> description = resolver.description(folder);
    Object version = description.map(found -> found.get("version")).orElse("");
    String name = folder.substring(PackageFiles.ROOT.length() + 1);
    return new Installed(name, version instanceof String text ? text : "");
  }
}
