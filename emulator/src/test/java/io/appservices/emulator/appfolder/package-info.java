/** App folders: what is read and written, over HTTP and from disk. */
package io.appservices.emulator.appfolder;
