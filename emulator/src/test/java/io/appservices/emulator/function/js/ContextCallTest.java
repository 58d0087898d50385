package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/** What a function begins by its context: operations at the same time, other functions, timers. */
class ContextCallTest {

  private final FakeHost host = new FakeHost();

  private Object collection(String call) throws Exception {
    host.services.add("mongodb-atlas");
    return run(
        host,
        "exports = async () => { const c ="
            + " context.services.get('mongodb-atlas').db('d').collection('c'); return "
            + call
            + " }");
  }

  @Test
  void operationsRunAtTheSameTime() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(3);
    host.onService =
        (operation, arguments) -> {
          barrier.await(60, TimeUnit.SECONDS);
          return arguments.get("query", Document.class).get("n");
        };

    assertThat(collection("Promise.all([1, 2, 3].map(n => c.findOne({ n })))"))
        .isEqualTo(List.of(1, 2, 3));
  }

  @Test
  void workThatIsNotWaitedForIsDoneWhenTheCallEnds() throws Exception {
    List<String> done = new ArrayList<>();
    CountDownLatch wentOn = new CountDownLatch(1);
    host.onLog = line -> wentOn.countDown();
    host.onService =
        (operation, arguments) -> {
          assertThat(wentOn.await(60, TimeUnit.SECONDS)).isTrue();
          done.add(operation);
          return null;
        };

    collection("(() => { c.insertOne({}); console.log('went on'); return 1 })()");

    assertThat(done).containsExactly("insertOne");
  }

  @Test
  void anotherFunctionGivesItsValueOrItsPromise() throws Exception {
    host.sources.put("sum", "exports = (a, b) => a + b");
    host.sources.put("later", "exports = async (a, b) => a + b");

    assertThat(run(host, "exports = (a, b) => context.functions.execute('sum', a, -1 * b)", 5, 3))
        .isEqualTo(2);
    assertThat(
            run(host, "exports = a => context.functions.execute('later', a, 1).then(x => [x])", 5L))
        .isEqualTo(List.of(6L));
  }

  @Test
  void functionsThatCallEachOtherWithoutEndFail() {
    String source = "exports = () => context.functions.execute('self')";
    host.sources.put("self", source);

    assertThatThrownBy(() -> run(host, source))
        .hasMessage("Error: functions call each other too deep");
  }

  @Test
  void theFunctionOfTheDocumentationDeletesItsCaller() throws Exception {
    host.values.put("adminApiPublicKey", "public");
    host.values.put("adminApiPrivateKey", "private");
    host.onHttp =
        (url, request) ->
            new Document("status", "200 OK")
                .append("statusCode", 200)
                .append("headers", new Document("Content-Type", List.of("application/json")))
                .append(
                    "body",
                    new Binary("{\"access_token\":\"t\"}".getBytes(StandardCharsets.UTF_8)));

    Object result =
        run(
            host,
            """
            const apiUrl = "https://realm.mongodb.com/api/admin/v3.0/groups/g/apps/a";

            exports = async function(){

            // This function deletes the user who calls it. It gets this user's ID
            // from the user in the function context. This is safer than accepting
            // a passed-in user ID, as the user can never delete any other user's account.
            const callersUserId = context.user.id

            async function adminLogIn() {
               const username = context.values.get("adminApiPublicKey");
               const apiKey = context.values.get("adminApiPrivateKey");
               const response = await context.http.post({
                  url: "https://realm.mongodb.com/api/admin/v3.0/auth/providers/mongodb-cloud/login",
                  body: {username, apiKey},
                  encodeBodyAsJSON: true,
               });
               const body = EJSON.parse(response.body.text());
               return body.access_token;
            }

            const token = await adminLogIn();

            async function deleteUser(_id) {
               await context.http.delete({
                  url: `${apiUrl}/users/${_id}`,
                  headers: {"Authorization": [`Bearer ${token}`]}
               });
               return _id;
            }

            return deleteUser(callersUserId);

            };
            """);

    assertThat(result).isEqualTo("u1");
    assertThat(host.requests)
        .containsExactly(
            new Document(
                    "url",
                    "https://realm.mongodb.com/api/admin/v3.0/auth/providers/mongodb-cloud/login")
                .append("body", "{\"username\":\"public\",\"apiKey\":\"private\"}")
                .append("method", "POST"),
            new Document("url", "https://realm.mongodb.com/api/admin/v3.0/groups/g/apps/a/users/u1")
                .append("headers", new Document("Authorization", List.of("Bearer t")))
                .append("method", "DELETE"));
  }

  @Test
  void timersRunInOrderAndCanBeCleared() throws Exception {
    assertThat(
            run(
                """
                exports = () => new Promise(resolve => {
                  let seen = '', ticks = 0;
                  const end = () => { if (seen.includes('b') && ticks === 3) resolve(seen + ticks); };
                  setTimeout(x => { seen += x; end(); }, 300, 'b');
                  setTimeout(() => { seen += 'a'; });
                  clearTimeout(setTimeout(() => { seen += 'never'; }, 1));
                  const id = setInterval(() => {
                    if (++ticks < 3) return;
                    clearInterval(id);
                    end();
                  }, 2);
                })
                """))
        .isEqualTo("ab3");
  }
}
