/**
 * The types that cross between the emulator and the code that embeds it: exceptions, events, users,
 * settings, and values of BSON. Nothing of it depends on a library, so that it is the same
 * whichever jar it comes in. Together with {@code io.appservices.emulator} and {@code
 * io.appservices.emulator.config} it is the API; all other packages are internal and change without
 * notice.
 */
@NullMarked
package io.appservices.emulator.api;

import org.jspecify.annotations.NullMarked;
