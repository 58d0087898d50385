package io.appservices.testkit.assertion;

import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.UserEvent;
import io.appservices.testkit.client.ApiResponse;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.SignedInUser;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * Where assertions begin. They ask the emulator anew with each call.
 *
 * <pre>{@code
 * assertThat(user).isDisabled().hasNoSessions();
 * assertThatCall(() -> client.logIn(email, password)).isRefusedWith("UserDisabled");
 * }</pre>
 */
public final class EmulatorAssertions {

  private EmulatorAssertions() {}

  /** Begins assertions on a user: its state, its sessions and its tokens. */
  public static SignedInUserAssert assertThat(SignedInUser user) {
    return new SignedInUserAssert(user);
  }

  /** Begins assertions on an answer. */
  public static ApiResponseAssert assertThat(ApiResponse answer) {
    return new ApiResponseAssert(answer);
  }

  /** Begins assertions on a request of the journal. */
  public static RecordedRequestAssert assertThat(RecordedRequest request) {
    return new RecordedRequestAssert(request);
  }

  /** Begins assertions on a mail. */
  public static MailAssert assertThat(Mail mail) {
    return new MailAssert(mail);
  }

  /** Makes a call, and begins assertions on its refusal. */
  public static CallAssert assertThatCall(ThrowingCallable call) {
    return new CallAssert(Assertions.catchThrowable(call));
  }

  /**
   * Begins assertions on a token.
   *
   * @param control asks the emulator that is to accept or refuse it
   */
  public static TokenAssert assertThatToken(String token, ControlApi control) {
    return new TokenAssert(token, control);
  }

  /** Begins assertions on the journal, as far as it is about an app. */
  public static RequestsAssert assertThatRequests(EmulatedApp app) {
    return new RequestsAssert(app.requests().list());
  }

  /** Begins assertions on the journal, as far as it is about an app. */
  public static RequestsAssert assertThatRequests(ControlApi control) {
    return new RequestsAssert(control.requests());
  }

  /** Begins assertions on what happened to the users of an app. */
  public static EventsAssert assertThatEvents(EmulatedApp app) {
    return new EventsAssert(app.events().list());
  }

  /** Begins assertions on what happened to the users of an app. */
  public static EventsAssert assertThatEvents(ControlApi control) {
    return new EventsAssert(control.events());
  }

  /** Begins assertions on events, the oldest first. */
  public static EventsAssert assertThatEvents(List<UserEvent> events) {
    return new EventsAssert(events);
  }

  /** Begins assertions on the mails of an app. */
  public static MailsAssert assertThatMails(ControlApi control) {
    return new MailsAssert(control.mails());
  }

  /** Begins assertions on mails, the oldest first. */
  public static MailsAssert assertThatMails(List<Mail> mails) {
    return new MailsAssert(mails);
  }

  /**
   * Begins assertions on the documents of a collection in the data source {@code mongodb-atlas}, as
   * far as the app's rules let a user see them. Their values are those of {@link ApiResponse#json}.
   */
  public static ListAssert<Map<String, @Nullable Object>> assertThatDocuments(
      SignedInUser user, String database, String collection) {
    Object found =
        user.callData(
            "mongodb-atlas", "find", Map.of("database", database, "collection", collection));
    return Assertions.assertThat(Documents.of(found))
        .as("the documents of %s.%s that %s can see", database, collection, user);
  }
}
