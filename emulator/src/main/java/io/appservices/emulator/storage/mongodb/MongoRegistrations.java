package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Texts;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.Records;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An account is {@code {_id: {app, id}, app, id, email, pending, userless, holder, confirmation,
 * reset, version, body}}; the index on app and email is unique. The holder is the {@code _id} of
 * its user.
 */
final class MongoRegistrations implements RegistrationStore {

  private static final Document BY_ID = new Document("id", 1);

  private final Apps apps;
  private final SharedCollection registrations;
  private final Sequence sequence;

  MongoRegistrations(SharedDatabase database, Apps apps, Sequence sequence) {
    this.apps = apps;
    this.registrations = database.collection(Collections.REGISTRATIONS);
    this.sequence = sequence;
  }

  private Records<Registration> records(long app) {
    return new Records<>(
        registrations, Codecs.REGISTRATION, sequence, account -> fields(app, account));
  }

  private static Document fields(long app, Registration account) {
    ObjectId user = account.userId();
    return new Document("email", Texts.stored(account.email()))
        .append("holder", user == null ? null : MongoUsers.id(app, user))
        .append("pending", !account.confirmed())
        .append("userless", account.userId() == null)
        .append("confirmation", id(account.confirmation()))
        .append("reset", id(account.reset()));
  }

  private static @Nullable ObjectId id(@Nullable OneTimeToken token) {
    return token == null ? null : token.tokenId();
  }

  private static Document byId(long app, ObjectId id) {
    return new Document("_id", new Document("app", app).append("id", id));
  }

  @Override
  public Optional<Registration> find(ObjectId appId, String email) {
    long app = apps.number(appId);
    return records(app).find(byEmail(app, email));
  }

  /** Returns the filter that finds the account of an email. */
  static Document byEmail(long app, String email) {
    return new Document("app", app).append("email", Texts.stored(email));
  }

  @Override
  public Optional<Registration> find(ObjectId appId, ObjectId id) {
    long app = apps.number(appId);
    return records(app).find(byId(app, id));
  }

  @Override
  public Optional<Registration> findByToken(ObjectId appId, ObjectId tokenId) {
    List<Document> either =
        List.of(new Document("confirmation", tokenId), new Document("reset", tokenId));
    long app = apps.number(appId);
    return records(app).find(new Document("app", app).append("$or", either));
  }

  @Override
  public boolean insert(ObjectId appId, Registration registration) {
    long app = apps.number(appId);
    Document fixed =
        byId(app, registration.id()).append("app", app).append("id", registration.id());
    return app != Apps.NONE && records(app).insert(fixed, registration);
  }

  @Override
  public UpdateResult<Registration> update(
      ObjectId appId, ObjectId id, Update<Registration> change) {
    long app = apps.number(appId);
    return records(app).update(byId(app, id), change);
  }

  @Override
  public boolean rename(ObjectId appId, ObjectId id, String newEmail) {
    // One that has this email already is not given it again.
    return update(
            appId,
            id,
            Update.when(
                account -> !account.email().equals(newEmail),
                account -> account.withEmail(newEmail)))
        .isChanged();
  }

  @Override
  public Optional<Registration> delete(ObjectId appId, ObjectId id, Deletable which) {
    long app = apps.number(appId);
    Document meant = byId(app, id);
    if (which != Deletable.ANY) {
      meant.append("userless", true);
    }
    if (which == Deletable.PENDING) {
      meant.append("pending", true);
    }
    return records(app).delete(meant);
  }

  @Override
  public List<Registration> listPending(ObjectId appId, Optional<ObjectId> after, int limit) {
    long app = apps.number(appId);
    Document filter = new Document("app", app).append("pending", true);
    after.ifPresent(id -> filter.append("id", new Document("$gt", id)));
    return records(app).list(filter, BY_ID, limit);
  }

  @Override
  public List<Registration> listWithoutUser(ObjectId appId) {
    long app = apps.number(appId);
    return records(app).list(new Document("app", app).append("userless", true), BY_ID, 0);
  }
}
