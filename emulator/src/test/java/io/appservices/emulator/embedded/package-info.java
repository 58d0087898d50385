/** What code in the same process does with an app, and what it is told when it is wrong. */
package io.appservices.emulator.embedded;
