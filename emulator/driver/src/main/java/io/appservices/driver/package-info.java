/**
 * A bridge between the values that the emulator gives to Java code, which belong to no library, and
 * the types of the MongoDB driver of the user.
 */
@NullMarked
package io.appservices.driver;

import org.jspecify.annotations.NullMarked;
