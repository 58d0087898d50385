/** Fresh apps, snapshots and starting over, in the emulator's own API. */
@NullMarked
package io.appservices.emulator.http.control.reset;

import org.jspecify.annotations.NullMarked;
