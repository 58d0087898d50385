/**
 * The configuration of an app as one model of its parts, with what reading and writing it share:
 * versions of the format, names of files, findings.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.appfolder;

import org.jspecify.annotations.NullMarked;
