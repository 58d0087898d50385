package consumer

// snippet: kotlin
import io.appservices.emulator.EmulatedApp
import io.appservices.testkit.AppServicesTest
import io.appservices.testkit.BaseUrl
import org.junit.jupiter.api.Test

@AppServicesTest
class KotlinTest {

  @Test
  fun `logs in and stores data`(app: EmulatedApp, @BaseUrl baseUrl: String) {
    AppClient.use(baseUrl, app)
  }
}
// end
