/**
 * What all tests over HTTP use: thin clients that send what SDKs send, and assertions on answers.
 */
package io.appservices.emulator.testing;
