/**
 * The npm packages of apps: from their folders, from uploads, and by name from a registry.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.dependency;

import org.jspecify.annotations.NullMarked;
