/**
 * Every part that takes bytes from outside, given any bytes: by {@code make fuzz}, and its seeds.
 */
package io.appservices.emulator.fuzz;
