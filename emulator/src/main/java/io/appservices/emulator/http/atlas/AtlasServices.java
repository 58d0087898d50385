package io.appservices.emulator.http.atlas;

import io.appservices.emulator.domain.atlas.Group;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.atlas.AccessTokenService;
import io.appservices.emulator.service.atlas.DatabaseUserService;
import io.appservices.emulator.service.atlas.DigestService;

/** The services that the Atlas Administration API uses. */
public record AtlasServices(
    Group group,
    DigestService digests,
    AccessTokenService tokens,
    DatabaseUserService users,
    EmulatorClock clock) {}
