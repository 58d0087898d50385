/** One verifier for each authentication provider, under one course that every login takes. */
package io.appservices.emulator.service.login;
