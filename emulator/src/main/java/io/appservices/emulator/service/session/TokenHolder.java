package io.appservices.emulator.service.session;

import io.appservices.emulator.domain.app.App;
import org.bson.types.ObjectId;

/** Whom a token was issued for, by its signature alone. */
public record TokenHolder(App app, ObjectId userId, ObjectId sessionId) {}
