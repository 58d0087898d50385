package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.SessionEnd.Actor;
import java.time.Instant;
import org.bson.types.ObjectId;

/**
 * When and where something happened to a user, and who did it.
 *
 * @param time by the emulator's clock
 * @param clientAppId of the same app
 */
public record EventOrigin(Instant time, ObjectId appId, String clientAppId, Actor by) {}
