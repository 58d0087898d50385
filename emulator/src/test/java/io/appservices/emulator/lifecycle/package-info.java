/** The life of users and sessions, event by event: {@code docs/lifecycle.md} as tests. */
package io.appservices.emulator.lifecycle;
