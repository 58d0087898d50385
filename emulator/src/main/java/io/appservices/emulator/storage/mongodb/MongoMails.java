package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.MailStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.BoundedRecords;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

final class MongoMails implements MailStore {

  private static final Document LIVING = new Document("id", new Document("$exists", true));

  private final SharedCollection heads;
  private final BoundedRecords<Mail> mails;

  MongoMails(SharedDatabase database, Apps apps, Sequence sequence) {
    this.heads = database.collection(Collections.APPS);
    this.mails =
        new BoundedRecords<>(database.collection(Collections.MAILS), apps, sequence, Codecs.MAIL);
  }

  @Override
  public void add(ObjectId appId, Mail mail, int mostOfApp) {
    mails.add(appId, mail, mostOfApp);
  }

  @Override
  public List<Mail> list() {
    return mails.all(
        heads.all(LIVING, new Document("_id", 1)).stream().map(app -> app.getLong("_id")).toList());
  }

  @Override
  public void clear() {
    mails.clear();
  }
}
