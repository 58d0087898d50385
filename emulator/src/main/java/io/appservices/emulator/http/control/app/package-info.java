/** What an app is made of, beyond what the Admin API does with it: triggers and deployments. */
@NullMarked
package io.appservices.emulator.http.control.app;

import org.jspecify.annotations.NullMarked;
