/**
 * What a process of the command line does about its memory while it serves: it gets room when it is
 * busy, gives memory back when it rests, and says when there is too little.
 */
@NullMarked
package io.appservices.emulator.cli.memory;

import org.jspecify.annotations.NullMarked;
