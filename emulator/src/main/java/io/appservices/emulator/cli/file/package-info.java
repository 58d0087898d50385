/**
 * Files that say how an emulator is started: YAML or JSON.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cli.file;

import org.jspecify.annotations.NullMarked;
