package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.app.SecretMembers;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;

/** The secrets that services and providers have in their own configuration: no export has them. */
final class PartSecrets {

  private static final Set<Section> HAVING_SECRETS = Set.of(Section.SERVICE, Section.AUTH_PROVIDER);

  private PartSecrets() {}

  static AppConfiguration without(AppConfiguration configuration) {
    return mapped(configuration, part -> part.with(SecretMembers.withoutInConfig(part.body())));
  }

  /**
   * Keeps the secrets of parts that were exported without them, so that an import does not lose
   * them.
   */
  static AppConfiguration keeping(AppConfiguration earlier, AppConfiguration wanted) {
    Map<Part.Key, Document> bodies =
        earlier.parts().stream().collect(Collectors.toMap(Part::key, Part::body));
    return mapped(
        wanted,
        part -> {
          Document own = bodies.getOrDefault(part.key(), new Document());
          return part.with(SecretMembers.keptInConfig(part.body(), own));
        });
  }

  private static AppConfiguration mapped(
      AppConfiguration configuration, UnaryOperator<Part> change) {
    return new AppConfiguration(
        configuration.root(),
        configuration.parts().stream()
            .map(part -> HAVING_SECRETS.contains(part.section()) ? change.apply(part) : part)
            .toList());
  }
}
