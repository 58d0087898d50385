/**
 * The emulator in the role of Google, Facebook and Apple.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.service.login.standin;
