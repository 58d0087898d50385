/** Logging in with tokens that an issuer of the app's own signed. */
package io.appservices.emulator.customtoken;
