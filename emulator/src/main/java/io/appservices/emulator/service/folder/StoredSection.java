package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.List;

/**
 * The form in which parts of a section are stored in the configuration of an app: as the Admin API
 * would have made them.
 *
 * @param owned whether they are kept under the id of their service, its name, or neither
 * @param named whether the body has the name, too
 */
record StoredSection(Section section, ConfigKind kind, Owned owned, boolean named) {

  /** The prefix of the stored name. */
  enum Owned {
    BY_APP,
    BY_SERVICE_ID,
    BY_SERVICE_NAME
  }

  /** The suffix of the name of a default rule; a namespace cannot begin with a slash. */
  static final String DEFAULT_RULE = "/default";

  /** All sections, in an order in which parts refer only to earlier ones. */
  static final List<StoredSection> ALL =
      List.of(
          new StoredSection(Section.VALUE, ConfigKind.VALUE, Owned.BY_APP, false),
          new StoredSection(Section.FUNCTION, ConfigKind.FUNCTION, Owned.BY_APP, false),
          new StoredSection(Section.SERVICE, ConfigKind.SERVICE, Owned.BY_APP, false),
          new StoredSection(Section.RULE, ConfigKind.SERVICE_RULE, Owned.BY_SERVICE_ID, false),
          new StoredSection(
              Section.DEFAULT_RULE, ConfigKind.SERVICE_RULE, Owned.BY_SERVICE_ID, false),
          new StoredSection(Section.SCHEMA, ConfigKind.SCHEMA, Owned.BY_SERVICE_NAME, false),
          new StoredSection(
              Section.INCOMING_WEBHOOK, ConfigKind.INCOMING_WEBHOOK, Owned.BY_SERVICE_ID, true),
          new StoredSection(Section.TRIGGER, ConfigKind.TRIGGER, Owned.BY_APP, false),
          new StoredSection(Section.ENDPOINT, ConfigKind.ENDPOINT, Owned.BY_APP, false),
          new StoredSection(
              Section.CUSTOM_RESOLVER, ConfigKind.CUSTOM_RESOLVER, Owned.BY_APP, false),
          new StoredSection(
              Section.ENVIRONMENT_VALUE, ConfigKind.ENVIRONMENT_VALUE, Owned.BY_APP, true),
          new StoredSection(Section.LOG_FORWARDER, ConfigKind.LOG_FORWARDER, Owned.BY_APP, true));

  /**
   * Returns the name that a part is stored under; {@code owner} is the id or the name of its
   * service.
   */
  String storedName(Part.Key key, String owner) {
    String name = section == Section.DEFAULT_RULE ? DEFAULT_RULE : key.name();
    return owned == Owned.BY_APP ? name : owner + "/" + name;
  }

  /** Returns whether a stored name, without the prefix of its owner, is one of this section. */
  boolean holds(String nameAfterOwner) {
    return kind != ConfigKind.SERVICE_RULE
        || nameAfterOwner.equals(DEFAULT_RULE) == (section == Section.DEFAULT_RULE);
  }
}
