/** Runs the functions of apps. */
package io.appservices.emulator.function;
