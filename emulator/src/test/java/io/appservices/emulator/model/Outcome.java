package io.appservices.emulator.model;

import java.util.Optional;

/**
 * What one step of a call comes to.
 *
 * @param after the model after it
 * @param answer empty if the call goes on with its next step
 */
public record Outcome(ServiceModel after, Optional<Answer> answer) {

  static Outcome goesOn(ServiceModel after) {
    return new Outcome(after, Optional.empty());
  }

  static Outcome refused(ServiceModel model, int status, String code) {
    return new Outcome(model, Optional.of(Answer.refused(status, code)));
  }

  static Outcome done(ServiceModel after, int status) {
    return new Outcome(after, Optional.of(Answer.done(status)));
  }

  static Outcome done(ServiceModel after, int status, String userId) {
    return new Outcome(after, Optional.of(Answer.done(status, userId)));
  }
}
