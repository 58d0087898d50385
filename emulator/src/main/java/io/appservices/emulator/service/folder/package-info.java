/**
 * Import and export of apps: between an app that runs and its configuration as a whole.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.folder;

import org.jspecify.annotations.NullMarked;
