package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.SessionEnd.Actor;
import java.time.Instant;
import org.bson.types.ObjectId;

/**
 * The time, app and originator of an event of a user.
 *
 * @param time by the emulator's clock
 * @param clientAppId of the same app
 */
public record EventOrigin(Instant time, ObjectId appId, String clientAppId, Actor by) {}
