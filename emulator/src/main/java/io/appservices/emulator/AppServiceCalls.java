package io.appservices.emulator;

import io.appservices.emulator.api.JavaFunction;
import io.appservices.emulator.api.ServiceCall;
import io.appservices.emulator.service.outside.ServiceOutbox;
import java.util.List;
import java.util.function.Predicate;
import org.bson.types.ObjectId;

/**
 * The calls of an app's functions to its services of types such as AWS, Twilio or push, which are
 * kept and not sent, and their requests by HTTP that a test answers. The newest 1 000 of all apps
 * are there.
 */
public final class AppServiceCalls {

  private final ServiceOutbox outbox;
  private final EmulatedApp app;

  AppServiceCalls(ServiceOutbox outbox, EmulatedApp app) {
    this.outbox = outbox;
    this.app = app;
  }

  /** Returns the calls, oldest first. */
  public List<ServiceCall> list() {
    return outbox.list(ofApp());
  }

  /** Returns the calls to a service, oldest first. */
  public List<ServiceCall> list(String service) {
    return outbox.list(ofApp().and(call -> call.service().equals(service)));
  }

  /**
   * Sets what answers an action of a service from now on; any other is answered with an empty
   * document, and a request by HTTP is sent.
   *
   * @param service its name; {@code http} for {@code context.http}
   * @param action such as {@code send}, {@code ses.SendEmail} of AWS, or {@code get} by HTTP
   * @param answer is given the arguments of the action; what it throws fails the call. For a
   *     request by HTTP it gives {@code statusCode}, {@code headers} and {@code body}, each of
   *     which may be absent
   */
  public void answer(String service, String action, JavaFunction answer) {
    outbox.answer(new ObjectId(app.id()), service, action, answer);
  }

  /** Forgets the calls. */
  public void clear() {
    outbox.clear(ofApp());
  }

  private Predicate<ServiceCall> ofApp() {
    return call -> call.clientAppId().equals(app.clientAppId());
  }
}
