package io.appservices.emulator.http.control.journal;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.AnsweredCall;
import io.appservices.emulator.http.CallObserver;
import io.appservices.emulator.service.journal.Journal;
import io.appservices.emulator.service.journal.JournalEntry;
import java.util.Optional;

/** Adds every answered call to the journal but those that read it. */
public final class CallRecorder implements CallObserver {

  // A request head may have 32 KiB, and thousands of requests are kept.
  private static final int MOST_OF_METHOD = 20;
  private static final int MOST_OF_PATH = 1_000;

  private final Journal journal;

  public CallRecorder(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void answered(AnsweredCall call) {
    if (JournalRoutes.keeps(call.operation())) {
      journal.add(call, CallRecorder::entry);
    }
  }

  private static JournalEntry entry(long number, AnsweredCall call) {
    return new JournalEntry(
        number,
        call.reference(),
        call.startedAt(),
        call.duration(),
        call.operation(),
        shortened(call.method(), MOST_OF_METHOD),
        shortened(call.rawPath(), MOST_OF_PATH),
        call.app().map(App::id),
        call.app().map(App::clientAppId),
        call.userId(),
        call.sessionId(),
        call.status(),
        call.refusal().map(CallRecorder::refusal),
        call.fault());
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }

  private static JournalEntry.Refusal refusal(AppServicesException cause) {
    Optional<String> code = cause.errorCode();
    return new JournalEntry.Refusal(
        code, shortened(cause.getMessage(), MOST_OF_PATH), shortened(cause.reason(), MOST_OF_PATH));
  }
}
