/**
 * The emulator in the role of Google, Facebook and Apple.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.login.standin;

import org.jspecify.annotations.NullMarked;
