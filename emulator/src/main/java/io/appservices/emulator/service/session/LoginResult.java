package io.appservices.emulator.service.session;

import org.bson.types.ObjectId;

/** What a login answers. */
public record LoginResult(
    String accessToken, String refreshToken, ObjectId userId, ObjectId deviceId) {}
