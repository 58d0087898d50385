/** The faults that a test orders, as values. */
@NullMarked
package io.appservices.emulator.api.fault;

import org.jspecify.annotations.NullMarked;
