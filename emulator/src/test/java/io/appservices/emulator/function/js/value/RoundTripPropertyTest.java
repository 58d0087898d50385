package io.appservices.emulator.function.js.value;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.ejson.BsonArbitraries;
import io.appservices.emulator.function.js.FakeHost;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.Document;

class RoundTripPropertyTest {

  @Property(tries = 30)
  void documentsComeBackEqual(@ForAll("documents") List<Document> documents) throws Exception {
    assertThat(run("exports = x => x", documents)).isEqualTo(documents);
  }

  @Property(tries = 15)
  void documentsReachTheHostAndComeBackEqual(@ForAll("documents") List<Document> documents)
      throws Exception {
    FakeHost host = new FakeHost();
    host.functions = (name, arguments) -> arguments.get(0);

    assertThat(run(host, "exports = x => context.functions.execute('same', x)", documents))
        .isEqualTo(documents);
  }

  @Provide
  Arbitrary<List<Document>> documents() {
    return BsonArbitraries.documents().list().ofMaxSize(15);
  }
}
