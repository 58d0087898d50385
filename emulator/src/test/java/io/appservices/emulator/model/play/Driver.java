package io.appservices.emulator.model.play;

import io.appservices.emulator.model.Answer;
import io.appservices.emulator.model.Command;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the calls of one history to an app, and keeps what later calls need of the answers. */
abstract class Driver {

  /**
   * The tokens of an answer.
   *
   * @param refresh empty if the answer has none
   */
  record Tokens(String access, String refresh, String userId) {}

  /** A key, and what it is for. */
  record Secret(String id, String secret) {}

  final Map<Integer, Tokens> tokens = new ConcurrentHashMap<>();
  final Map<Integer, Secret> keys = new ConcurrentHashMap<>();
  final Map<Integer, String> drafts = new ConcurrentHashMap<>();

  /** Makes a call; the answers that it refers to have to be there. */
  abstract Answer call(Command command);

  /** Returns whether the calls that a call refers to were answered with what it needs. */
  final boolean canCall(Command command) {
    return switch (command.kind()) {
      case LOG_IN_BY_KEY -> keys.containsKey(command.thing());
      case DISABLE_KEY, ENABLE_KEY, DELETE_KEY ->
          keys.containsKey(command.thing()) && hasRefreshToken(command.source());
      case RESET_PASSWORD -> hasReset(command.thing());
      case DISCARD_DRAFT, DEPLOY_DRAFT -> drafts.containsKey(command.thing());
      default ->
          command.kind().takesRefreshToken()
              ? hasRefreshToken(command.source())
              : command.source() == 0 || tokens.containsKey(command.source());
    };
  }

  /** Returns whether the function that resets passwords was told a token for a call. */
  abstract boolean hasReset(int label);

  private boolean hasRefreshToken(int label) {
    return tokens.containsKey(label) && !tokens.get(label).refresh().isEmpty();
  }
}
