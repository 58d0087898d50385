/** Everything that is not determined by the input: time, ids, secrets, password hashing. */
package io.appservices.emulator.runtime;
