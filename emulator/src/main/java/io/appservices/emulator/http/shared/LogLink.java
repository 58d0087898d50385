package io.appservices.emulator.http.shared;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import org.bson.types.ObjectId;

/** The id by which an answer refers to what the log of an app has of the call. */
public final class LogLink {

  private static final String HEADER = "x-appservices-request-id";

  private LogLink() {}

  /** Returns an answer with the id. */
  public static Reply on(Reply reply, ObjectId reference) {
    return reply.withHeader(HEADER, reference.toHexString());
  }

  /**
   * Returns the answer to a refusal, with a link to the log.
   *
   * @param text what the answer says
   */
  public static Reply refusal(
      Call call, AppServicesException refusal, String text, App app, ObjectId reference) {
    call.notes().referredToAs(reference);
    String link =
        "%s/groups/%s/apps/%s/logs?co_id=%s"
            .formatted(call.externalBaseUrl(), app.groupId(), app.id(), reference.toHexString());
    return on(ErrorResponses.reply(refusal, text, link), reference);
  }
}
