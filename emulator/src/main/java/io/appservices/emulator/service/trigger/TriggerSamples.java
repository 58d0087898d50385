package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import io.appservices.emulator.domain.definition.TriggerDefinition.Authentication;
import io.appservices.emulator.domain.definition.TriggerDefinition.Database;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.data.FunctionUser;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Makes up events for triggers: as they would be if they happened now. Changes nothing. */
public final class TriggerSamples {

  private static final String EMAIL = "sample@example.com";

  /** The ids of what does not exist, always the same: none is taken from the app for it. */
  private static final ObjectId ID = new ObjectId("5ca1ab1e0000000000000001");

  private static final ObjectId PROVIDER_ID = new ObjectId("5ca1ab1e0000000000000002");

  private final EmulatorClock clock;

  public TriggerSamples(EmulatorClock clock) {
    this.clock = clock;
  }

  /** Returns an event for a trigger; empty if what runs it has none, as a schedule. */
  Optional<Document> of(TriggerDefinition trigger) {
    if (trigger instanceof Database database) {
      return Optional.of(change(database));
    }
    return trigger instanceof Authentication authentication
        ? Optional.of(userEvent(authentication))
        : Optional.empty();
  }

  private Document change(Database trigger) {
    String type = first(trigger.operationTypes(), "INSERT").toLowerCase(Locale.ROOT);
    BsonTimestamp time = new BsonTimestamp((int) clock.seconds(), 1);
    Document event =
        new Document("_id", new Document("_data", String.format("%016x", time.getValue())))
            .append("operationType", type)
            .append("clusterTime", time)
            .append("wallTime", Date.from(clock.instant()));
    if (!type.equals("delete")) {
      event.append("fullDocument", new Document("_id", ID).append("sample", true));
    }
    event
        .append(
            "ns",
            new Document("db", named(trigger.collection().database()))
                .append("coll", named(trigger.collection().collection())))
        .append("documentKey", new Document("_id", ID));
    if (type.equals("update")) {
      event.append(
          "updateDescription",
          new Document("updatedFields", new Document("sample", true))
              .append("removedFields", List.of()));
    }
    if (trigger.view().fullDocumentBeforeChange() && !type.equals("insert")) {
      event.append("fullDocumentBeforeChange", new Document("_id", ID).append("sample", false));
    }
    return event;
  }

  private static String named(String name) {
    return name.isEmpty() ? "sample" : name;
  }

  private Document userEvent(Authentication trigger) {
    String provider = first(trigger.providers(), ProviderType.LOCAL_USERPASS.wireName());
    return new Document("operationType", first(trigger.operationTypes(), "CREATE"))
        .append("providers", List.of(provider))
        .append("user", FunctionUser.view(user(provider), Optional.empty()))
        .append("time", Date.from(clock.instant()));
  }

  private User user(String provider) {
    ProviderType type = ProviderType.byWireName(provider).orElse(ProviderType.LOCAL_USERPASS);
    Identity identity = new Identity(type, PROVIDER_ID, ID.toHexString(), Map.of("email", EMAIL));
    return User.create(ID, UserType.NORMAL, identity, clock.seconds());
  }

  private static String first(List<String> texts, String otherwise) {
    return texts.isEmpty() ? otherwise : texts.get(0);
  }
}
