/** Tests of the container that need no Docker: a real emulator stands in for what runs in it. */
package io.appservices.testcontainers;
