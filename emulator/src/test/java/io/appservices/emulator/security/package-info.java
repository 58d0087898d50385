/** What docs/security.md promises is held by tests, and no library is known to be vulnerable. */
package io.appservices.emulator.security;
