package io.appservices.emulator.appfolder;

import io.appservices.emulator.domain.Documents;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The whole configuration of an app, whatever it was read from.
 *
 * @param root what concerns the app itself: {@code name}, {@code app_id} (the client app id),
 *     {@code location}, {@code provider_region}, {@code deployment_model}, {@code environment} and
 *     {@code allowed_request_origins}; each may be absent; the accessor returns a copy
 * @param parts everything else, no two with the same key
 */
public record AppConfiguration(Document root, List<Part> parts) {

  /** The members that the root may have, in any version of the format. */
  public static final List<String> ROOT_MEMBERS =
      List.of(
          "app_id",
          "name",
          "location",
          "provider_region",
          "deployment_model",
          "environment",
          "allowed_request_origins");

  public AppConfiguration {
    root = Documents.deepCopy(root);
    parts = List.copyOf(parts);
  }

  @Override
  public Document root() {
    return Documents.deepCopy(root);
  }

  /** Returns the configuration without a member of the root. */
  public AppConfiguration without(String key) {
    return new AppConfiguration(Documents.without(root, key), parts);
  }

  /** Returns the parts of a section, in their order. */
  public List<Part> parts(Section section) {
    return all(section).toList();
  }

  /** Returns the parts of a section that belong to a service, in their order. */
  public List<Part> parts(Section section, String owner) {
    return all(section).filter(part -> part.owner().equals(owner)).toList();
  }

  /** Returns the part of a section of which there can be one only. */
  public Optional<Part> part(Section section) {
    return all(section).findFirst();
  }

  /** Returns a member of the root that is a string, if it is there and not empty. */
  public Optional<String> rootText(String key) {
    return root.get(key) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  private Stream<Part> all(Section section) {
    return parts.stream().filter(part -> part.section() == section);
  }
}
