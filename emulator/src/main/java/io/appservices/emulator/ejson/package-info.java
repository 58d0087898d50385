/**
 * Reads and writes the MongoDB Extended JSON v2 specification: UTF-8 JSON text on one side, the
 * Java values of the driver's {@link org.bson.Document} on the other. {@link
 * io.appservices.emulator.ejson.Ejson} is the way in. Knows no other package of the emulator.
 */
package io.appservices.emulator.ejson;
