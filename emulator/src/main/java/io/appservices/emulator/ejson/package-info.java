/**
 * Reads and writes the MongoDB Extended JSON v2 specification: UTF-8 JSON text on one side, the
 * Java values of the driver's {@link org.bson.Document} on the other. {@link
 * io.appservices.emulator.ejson.Ejson} is the way in. Knows no other package of the emulator.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.ejson;

import org.jspecify.annotations.NullMarked;
