package io.appservices.emulator.service.session;

import org.bson.types.ObjectId;

/** The answer to a login. */
public record LoginResult(
    String accessToken, String refreshToken, ObjectId userId, ObjectId deviceId) {}
