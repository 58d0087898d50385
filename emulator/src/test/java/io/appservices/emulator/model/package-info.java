/**
 * A model of the service: what it answers to each call, and whether some order of calls that were
 * made at once explains their answers.
 */
package io.appservices.emulator.model;
