/** The description of the emulator's own API, and whether the server is ready. */
@NullMarked
package io.appservices.emulator.http.control.openapi;

import org.jspecify.annotations.NullMarked;
