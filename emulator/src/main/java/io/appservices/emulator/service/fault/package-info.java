/** The faults that tests order: which calls they meet, and how often. */
@NullMarked
package io.appservices.emulator.service.fault;

import org.jspecify.annotations.NullMarked;
