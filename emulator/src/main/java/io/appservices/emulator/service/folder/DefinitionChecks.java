package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.service.config.ConfigChecks;
import io.appservices.emulator.service.config.DefinitionTypes;
import io.appservices.emulator.service.config.EndpointChecks;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Checks the names and the types of members of what is imported as the Admin API checks those of
 * what it is sent.
 */
final class DefinitionChecks {

  private static final Map<Section, ConfigKind> KINDS =
      StoredSection.ALL.stream()
          .collect(Collectors.toMap(StoredSection::section, StoredSection::kind));

  private final Findings findings;

  DefinitionChecks(Findings findings) {
    this.findings = findings;
  }

  void check(Part part) {
    // Apps with other names work here all the same.
    tell(part, DefinitionChecks::name, findings::leniency);
    tell(part, DefinitionChecks::types, (where, why) -> wrong(part, where, why));
  }

  private static void name(Part part) {
    if (part.section() == Section.VALUE) {
      ConfigChecks.valueName(part.name());
    } else if (part.section() == Section.SECRET) {
      String text = Members.stored(part.body()).text("value").orElse("");
      ConfigChecks.secret(part.name(), text);
    }
  }

  private static void types(Part part) {
    Document body = Expansions.withoutUnresolved(part.body());
    if (part.section() == Section.AUTH_PROVIDER) {
      DefinitionTypes.authProvider(body);
    } else if (part.section() == Section.DATA_API_CONFIG) {
      EndpointChecks.dataApi(Members.of(body));
    } else if (KINDS.containsKey(part.section())) {
      DefinitionTypes.check(KINDS.get(part.section()), body);
    }
  }

  /** A flag of a function that is passed over may let others call it; a trigger can be left out. */
  private void wrong(Part part, String where, String why) {
    if (part.section() == Section.TRIGGER) {
      findings.defect(part.section(), part.name(), where, why);
    } else {
      findings.problem(where, why);
    }
  }

  private interface Check {
    void of(Part part);
  }

  private static void tell(Part part, Check check, BiConsumer<String, String> found) {
    try {
      check.of(part);
    } catch (AppServicesException e) {
      String key = part.key().toString();
      boolean isInFile = !part.origin().isEmpty();
      found.accept(isInFile ? part.origin() : key, isInFile ? key + ": " + e.detail() : e.detail());
    }
  }
}
