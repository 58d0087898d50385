/**
 * One verifier for each authentication provider, under one course that every login takes.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.service.login;
