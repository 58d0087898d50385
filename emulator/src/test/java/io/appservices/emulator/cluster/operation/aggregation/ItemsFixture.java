package io.appservices.emulator.cluster.operation.aggregation;

import io.appservices.emulator.cluster.operation.RemoteFixture;

/** A collection of three documents with numbers, texts, arrays, dates and places. */
abstract class ItemsFixture extends RemoteFixture {

  ItemsFixture() {
    super(
        "{_id: 1, g: 'x', n: 3, text: ' Apple pie ', tags: ['b', 'a'], d: {$date:"
            + " '2024-02-29T13:14:15.016Z'}, at: [0, 0]}",
        "{_id: 2, g: 'x', n: 1, text: 'banana', tags: ['c'], d: {$date:"
            + " '2023-12-31T23:59:59.999Z'}, at: [0, 3]}",
        "{_id: 3, g: 'y', n: 2, text: 'apple', tags: [], at: [0, 1]}");
  }
}
