package io.appservices.emulator.storage.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.storage.MailStore;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.StoreContract;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link MailStore}. */
public abstract class MailStoreContract extends StoreContract {

  private static final int MANY = 100;

  private MailStore mails;

  @BeforeEach
  void takeStore() {
    mails = storage.mails();
  }

  @Test
  void mailsOfAllAppsComeInTheOrderTheyWereAdded() {
    add(APP, 1, MANY);
    add(OTHER_APP, 2, MANY);
    add(APP, 3, MANY);
    assertThat(mails.list()).containsExactly(mail(1), mail(2), mail(3));
  }

  @Test
  void theOldestMailsOfTheAppGoThatAreTooMany() {
    add(OTHER_APP, 0, 2);
    for (int n = 1; n <= 4; n++) {
      add(APP, n, 2);
    }
    assertThat(mails.list()).containsExactly(mail(0), mail(3), mail(4));
    add(APP, 5, 1);
    assertThat(mails.list()).containsExactly(mail(0), mail(5));
  }

  @Test
  void theSameMailTwiceIsTwoMails() {
    add(APP, 1, MANY);
    add(APP, 1, MANY);
    assertThat(mails.list()).containsExactly(mail(1), mail(1));
  }

  @Test
  void mailsGoWithTheirApp() {
    add(APP, 1, MANY);
    add(OTHER_APP, 2, MANY);
    storage.apps().delete(APP);
    assertThat(mails.list()).containsExactly(mail(2));
    storage.apps().insert(Samples.app(1, "app-one"));
    assertThat(mails.list()).containsExactly(mail(2));
  }

  @Test
  void noMailIsKeptForAnAppThatDoesNotExist() {
    add(NO_APP, 1, MANY);
    assertThat(mails.list()).isEmpty();
  }

  @Test
  void clearingRemovesAllAndLaterOnesAreKept() {
    add(APP, 1, MANY);
    add(OTHER_APP, 2, MANY);
    mails.clear();
    assertThat(mails.list()).isEmpty();
    add(APP, 3, MANY);
    assertThat(mails.list()).containsExactly(mail(3));
  }

  @Test
  void concurrentMailsAreAllKeptUpToTheLimit() {
    AtomicInteger number = new AtomicInteger();
    Callable<Boolean> add =
        () -> {
          add(APP, number.incrementAndGet(), 2 * THREADS);
          return true;
        };
    Race.times(THREADS, add);
    assertThat(mails.list()).hasSize(THREADS).doesNotHaveDuplicates();
    for (int round = 0; round < 2 + rounds() / 20; round++) {
      Race.times(THREADS, add);
    }
    assertThat(mails.list()).hasSize(2 * THREADS).doesNotHaveDuplicates();
  }

  private void add(ObjectId appId, int number, int most) {
    mails.add(appId, mail(number), most);
  }

  private static Mail mail(int number) {
    return new Mail(
        Mail.Kind.PASSWORD_RESET,
        "app-one",
        "a" + number + "@example.com",
        "Subject \u00e4\u0000",
        "http://localhost/link?token=" + number,
        "http://localhost/page?token=" + number,
        "token-" + number,
        Samples.id(number).toHexString(),
        Instant.parse("2026-01-02T03:04:05.678901234Z").plusSeconds(number));
  }
}
