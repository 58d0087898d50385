/** Logging in with Google, Facebook and Apple, over HTTP. */
package io.appservices.emulator.oauth;
