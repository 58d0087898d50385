/**
 * Reads the configuration of an app: folders of all versions, and the documents that stand for one.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.appfolder.read;

import org.jspecify.annotations.NullMarked;
