/**
 * Users and what they own: registrations, passwords, mails, API keys; the events of their lives.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.account;

import org.jspecify.annotations.NullMarked;
