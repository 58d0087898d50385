/**
 * Writes the configuration of an app as files, or as one document.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.appfolder.write;

import org.jspecify.annotations.NullMarked;
