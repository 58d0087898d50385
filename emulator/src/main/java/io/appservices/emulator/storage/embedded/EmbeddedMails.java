package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.storage.MailStore;
import io.appservices.emulator.storage.embedded.AppData.SentMail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.types.ObjectId;

final class EmbeddedMails implements MailStore {

  private final AppDataMap appData;
  private final AtomicLong numbers = new AtomicLong();

  EmbeddedMails(AppDataMap appData) {
    this.appData = appData;
  }

  @Override
  public void add(ObjectId appId, Mail mail, int mostOfApp) {
    AppData data = appData.of(appId);
    synchronized (data) {
      if (!data.isOpen()) {
        return;
      }
      data.mails.addLast(new SentMail(numbers.incrementAndGet(), mail));
      while (data.mails.size() > mostOfApp) {
        data.mails.removeFirst();
      }
    }
  }

  @Override
  public List<Mail> list() {
    List<SentMail> all = new ArrayList<>();
    for (AppData data : appData.all()) {
      synchronized (data) {
        all.addAll(data.mails);
      }
    }
    all.sort(Comparator.comparingLong(SentMail::number));
    return all.stream().map(SentMail::mail).toList();
  }

  @Override
  public void clear() {
    for (AppData data : appData.all()) {
      synchronized (data) {
        data.mails.clear();
      }
    }
  }
}
