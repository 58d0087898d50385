package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** The parts found so far; a second one of the same name is a problem. */
final class PartList {

  private static final String NAME = "name";

  private final Findings findings;
  private final Map<Part.Key, Part> parts = new LinkedHashMap<>();

  PartList(Findings findings) {
    this.findings = findings;
  }

  /** Adds a part that is named by the member {@code name}; without one it is a problem. */
  void addNamed(Section section, String owner, Document body, String origin) {
    Optional<String> name = Members.stored(body).nonEmptyText(NAME);
    if (name.isEmpty()) {
      String why = "missing '" + NAME + "'";
      if (section.standsAlone()) {
        findings.defect(section, "", origin, why);
      } else {
        findings.problem(origin, why);
      }
      return;
    }
    add(section, owner, name.get(), Documents.without(body, NAME), origin);
  }

  void add(Section section, String owner, String name, Document body, String origin) {
    Part part =
        new Part(
            section, owner, name, Documents.without(Documents.without(body, "_id"), "id"), origin);
    Part first = parts.putIfAbsent(part.key(), part);
    if (first != null) {
      second(part, first);
    }
  }

  /** The first of two stays, so the second is no defect of what is called by the name. */
  private void second(Part part, Part first) {
    String why = part.key() + " is already defined in " + first.origin();
    if (part.section().standsAlone()) {
      findings.leniency(part.origin(), why);
    } else {
      findings.problem(part.origin(), why);
    }
  }

  /** Returns the body of the part of a section of which there can be one only. */
  Optional<Document> body(Section section) {
    return Optional.ofNullable(parts.get(new Part.Key(section, "", ""))).map(Part::body);
  }

  List<Part> all() {
    return List.copyOf(parts.values());
  }
}
