package io.appservices.emulator.service.dependency;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.function.npm.Packages;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/**
 * A package.json.
 *
 * @param text as it was given
 * @param dependencies the ranges of versions, by the names of the packages
 */
record PackageJson(String text, SortedMap<String, String> dependencies) {

  static final String FILE = "package.json";

  /**
   * Reads a package.json.
   *
   * @param file its name, for what is refused
   * @throws PackageException if it is no object, or its dependencies are not names and versions
   */
  static PackageJson of(String file, String text) {
    SortedMap<String, String> dependencies = new TreeMap<>();
    Object read;
    try {
      read = Ejson.parseDocument(text).get("dependencies", (Object) new Document());
    } catch (RuntimeException e) {
      throw new PackageException(file + " is no JSON: " + e.getMessage());
    }
    if (!(read instanceof Map<?, ?> named)) {
      throw new PackageException(file + ": 'dependencies' must be an object");
    }
    named.forEach(
        (name, range) -> {
          if (!(range instanceof String version)) {
            throw new PackageException(file + ": the version of '" + name + "' must be a string");
          }
          dependencies.put(checked(String.valueOf(name)), version);
        });
    return new PackageJson(text, dependencies);
  }

  /** Returns the package.json of packages that came without one. */
  static String describing(List<Packages.Installed> installed) {
    Document dependencies = new Document();
    installed.forEach(one -> dependencies.append(one.name(), one.version()));
    return Ejson.relaxedText(new Document("dependencies", dependencies));
  }

  /**
   * Checks the name of a package.
   *
   * @throws PackageException if it is none
   */
  static String checked(String name) {
    if (!name.matches("(@[a-zA-Z0-9._~-]+/)?[a-zA-Z0-9_~-][a-zA-Z0-9._~-]*")) {
      throw new PackageException("'" + name + "' is no name of an npm package");
    }
    return name;
  }

  static PackageException notThere(Collection<String> names) {
    return new PackageException(
        "not installed: "
            + String.join(", ", names)
            + "; nothing is fetched from npm unless --npm-registry or --npm-cache says from where:"
            + " upload node_modules as an archive, or put it into the folder functions");
  }
}
