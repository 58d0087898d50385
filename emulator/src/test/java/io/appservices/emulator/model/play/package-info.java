/**
 * Plays histories with emulators of all modes, and compares the answers with those of the model.
 */
package io.appservices.emulator.model.play;
