/** The emulator in a container, as a class of Testcontainers 1.21 and 2. */
@NullMarked
package io.appservices.testcontainers;

import org.jspecify.annotations.NullMarked;
