/** The exceptions that the emulator throws to the code that embeds it. */
@NullMarked
package io.appservices.emulator.api.error;

import org.jspecify.annotations.NullMarked;
