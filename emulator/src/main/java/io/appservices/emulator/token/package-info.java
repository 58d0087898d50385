/** Issues and reads the tokens of the emulator; checks tokens that others issued. */
package io.appservices.emulator.token;
