/**
 * The front door of the emulator of MongoDB Atlas App Services, and the place where its parts are
 * put together.
 */
package io.appservices.emulator;
