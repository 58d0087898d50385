/** The faults that tests order, over HTTP, and what they do to calls. */
@NullMarked
package io.appservices.emulator.http.control.fault;

import org.jspecify.annotations.NullMarked;
