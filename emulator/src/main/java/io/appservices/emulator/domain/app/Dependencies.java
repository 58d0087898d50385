package io.appservices.emulator.domain.app;

import java.util.List;
import org.bson.types.ObjectId;

/**
 * The npm packages that were uploaded for an app, without their files.
 *
 * @param id changes with each upload
 * @param fileName the name of what was uploaded last, such as {@code node_modules.zip}
 * @param userId the operator who uploaded it
 * @param lastModified seconds since 1970
 * @param packages those that functions can name
 * @param packageJson the package.json that was uploaded; empty if none was
 * @param failure why the last upload is not used; empty if it is
 */
public record Dependencies(
    ObjectId id,
    String fileName,
    String userId,
    long lastModified,
    List<Dependency> packages,
    String packageJson,
    String failure) {

  /** A package. */
  public record Dependency(String name, String version) {}

  public Dependencies {
    packages = List.copyOf(packages);
  }

  /** Returns these, with the reason why a later upload is not used. */
  public Dependencies failed(String reason) {
    return new Dependencies(id, fileName, userId, lastModified, packages, packageJson, reason);
  }
}
