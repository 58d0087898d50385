/**
 * Writes the configuration of an app as files, or as one document.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.appfolder.write;
