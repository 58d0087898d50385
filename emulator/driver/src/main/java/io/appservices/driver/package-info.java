/**
 * A bridge between the values that the emulator gives to Java code, which belong to no library, and
 * the types of the MongoDB driver of the user.
 */
package io.appservices.driver;
