/** Tests of the data of apps and of who asks for it. */
package io.appservices.emulator.service.data;
