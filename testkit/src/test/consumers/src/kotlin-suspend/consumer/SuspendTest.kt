package consumer

import io.appservices.testkit.AppServicesTest
import io.appservices.testkit.TestUser
import io.appservices.testkit.client.AdminApi
import io.appservices.testkit.client.SignedInUser
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.withContext
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.RepeatedTest

@AppServicesTest
class SuspendTest {

  private lateinit var before: SignedInUser

  @BeforeEach
  suspend fun before(@TestUser(email = "ada@example.com") user: SignedInUser) {
    delay(1)
    before = user
  }

  @RepeatedTest(2)
  suspend fun `a test that suspends has an app of its own`(
    admin: AdminApi,
    @TestUser(email = "ada@example.com") user: SignedInUser,
  ) {
    val profile = withContext(Dispatchers.IO) { user.profile() }
    assertEquals(before.id(), profile.id())
    assertEquals(listOf(user.id()), admin.users().map { it.id() })
  }

  @AfterEach
  suspend fun after(admin: AdminApi) {
    delay(1)
    admin.deleteUser(before.id())
  }
}
