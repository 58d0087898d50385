package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.app.App;

/**
 * An app as a deployment made it live; secrets and whatever else is not deployed are those of now.
 *
 * @param config reads its parts; what would change them throws an {@link
 *     UnsupportedOperationException}
 */
public record PastApp(App app, ConfigServices config) {}
