package io.appservices.emulator.transfer;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static io.appservices.emulator.transfer.Travel.imports;
import static io.appservices.emulator.transfer.Travel.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.TestApp;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that cannot be used: each is named with its reason, and nothing is imported. */
class ImportRefusalTest {

  private static final String GOOD = "{\"email\":\"good@b.c\",\"password\":\"secret1\"}";
  private static final String ID = "5f60207f14dfb25d24511222";
  private static final String USERPASS =
      "{'id':'" + ID + "','provider_type':'local-userpass','data':{'email':'a@b.c'}}";

  private final TestApp app = TestApp.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|expected a JSON object",
        "{}|no identity: give 'email' or 'identities'",
        "{'emial':'a@b.c','email':'a@b.c','password':'secret1'}|unexpected field 'emial', did you"
            + " mean 'email'?",
        "{'email':'a@b.c'}|exactly one of 'password' and 'password_hash' is needed",
        "{'email':'a@b.c','password':null}|exactly one of 'password' and 'password_hash' is needed",
        "{'email':5,'password':'secret1'}|'email' must be a string",
        "{'email':'','password':'secret1'}|email invalid",
        "{'email':'a@b.c','password':'short'}|password must be between 6 and 128 characters",
        "{'email':'a@b.c','password':'secret1','disabled':'no'}|'disabled' must be true or false",
        "{'email':'a@b.c','password':'secret1','_id':'5'}|'_id' must be 24 hexadecimal digits",
        "{'email':'a@b.c','password':'secret1','type':'robot'}|'type' must be normal or server",
        "{'email':'a@b.c','password':'secret1','creation_date':-1}|'creation_date' must be a whole"
            + " number from 0 to 253402300799",
        "{'email':'a@b.c','password':'secret1','creation_date':1.5}|'creation_date' must be a whole"
            + " number from 0 to 253402300799",
        "{'email':'a@b.c','password':'secret1','app':'other-abcde'}|no app 'other-abcde' to import"
            + " into",
        "{'pending':true,'password':'secret1'}|'email' is missing",
        "{'pending':true,'email':'a@b.c','password':'secret1','disabled':true}|unexpected field"
            + " 'disabled'",
        "{'identities':'none'}|'identities' must be a list of objects",
        "{'identities':[5]}|'identities' must be a list of objects",
        "{'identities':[{'provider_type':'anon-user'}]}|'identities[0].id' is missing",
        "{'identities':[{'id':'1'}]}|'identities[0].provider_type' is missing",
        "{'identities':[{'id':'1','provider_type':'oauth2-nobody'}]}|"
            + "'identities[0].provider_type' must be the name of an auth provider",
        "{'identities':[{'id':'','provider_type':'anon-user'}]}|'identities[0].id' must be at"
            + " least one character",
        "{'identities':[{'id':'1','provider_type':'anon-user','date':{}}]}|unexpected field"
            + " 'identities[0].date', did you mean 'data'?",
        "{'identities':[{'id':'1','provider_type':'anon-user'},{'id':'1','provider_type':"
            + "'anon-user'}]}|anon-user identity '1' is there twice",
        "{'identities':[{'id':'1','provider_type':'anon-user'}],'password':'secret1'}|unexpected"
            + " field 'password'",
        "{'identities':[{'id':'1','provider_type':'local-userpass','data':{'email':'a@b.c'}}],"
            + "'password':'secret1'}|'identities[0].id' must be 24 hexadecimal digits",
        "{'identities':[{'id':'"
            + ID
            + "','provider_type':'local-userpass'}],'password':'secret1'}|"
            + "'identities[0].data.email' is missing",
        "{'identities':["
            + USERPASS
            + "],'email':'x@b.c','password':'secret1'}|more than one"
            + " email/password identity",
        "{'identities':[{'id':'1','provider_type':'anon-user'}],'api_keys':[{'name':'k','key':"
            + "'k'}]}|anonymous users cannot have API keys",
        "{'email':'a@b.c','password':'secret1','api_keys':[{'name':'a b','key':'k'}]}|can only"
            + " contain ASCII letters, numbers, underscores, and hyphens",
        "{'email':'a@b.c','password':'secret1','api_keys':[{'name':'k'}]}|'api_keys[0].key' must be"
            + " there unless 'sha256' is",
        "{'email':'a@b.c','password':'secret1','api_keys':[{'name':'k','sha256':'5'}]}|"
            + "'api_keys[0].sha256' must be 64 hexadecimal digits in lower case",
        "{'email':'a@b.c','password':'secret1','api_keys':[{'name':'k','key':'k','server':true}]}|"
            + "a server API key belongs to a user of type 'server'",
        "{'email':'a@b.c','password_hash':{'algorithm':'PBKDF2-HMAC-SHA256'}}|"
            + "'password_hash.iterations' is missing",
        "{'email':'a@b.c','password':'secret1','api_keys':[{'name':'k','key':'1'},{'name':'k',"
            + "'key':'2'}]}|API key with name already exists",
        "{'email':'a@b.c','password':'secret1','api_keys':[{'name':'k','key':'1'},{'name':'l',"
            + "'key':'1'}]}|API key with SHA-256"
            + " '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b' is there twice",
        "{'email':'a@b.c','password_hash':{'algorithm':'MD5'}}|'password_hash.algorithm' must be"
            + " PBKDF2-HMAC-SHA256",
        "{'email':'a@b.c','password_hash':{'algorithm':'PBKDF2-HMAC-SHA256','iterations':1,'salt':"
            + "'?','hash':''}}|'password_hash.salt' must be base64",
        "{'email':'a@b.c','password_hash':{'algorithm':'PBKDF2-HMAC-SHA256','iterations':1,'salt':"
            + "'AAAA','hash':'AAAA'}}|'password_hash.hash' must be base64 of 32 bytes",
        "{'email':'a@b.c','password_hash':{'algorithm':'PBKDF2-HMAC-SHA256','iterations':2000000,"
            + "'salt':'AAAA','hash':'AAAA'}}|'password_hash.iterations' must be a whole number from"
            + " 1 to 1000000"
      })
  void aLineIsRefusedForWhatItSays(String line, String reason) {
    refuses(app, GOOD + "\n" + line.replace('\'', '"'), "line 2: " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'emial':'a@b.c'}|emial|email",
        "{'emial':'a@b.c','password':'secret1'}|emial|email",
        "{'email':'a@b.c','pasword':'secret1'}|pasword|password",
        "{'email':'a@b.c','passwordHash':{}}|passwordHash|password_hash",
        "{'Email':5}|Email|email",
        "{'idenities':[]}|idenities|identities",
        "{'type':'server','apiKeys':[]}|apiKeys|api_keys",
        "{'ap':'other-abcde'}|ap|app",
        "{'id':5}|id|_id",
        "{'typ':5}|typ|type",
        "{'disable':5}|disable|disabled",
        "{'creationdate':5}|creationdate|creation_date",
        "{'last_authenticated_date':5}|last_authenticated_date|last_authentication_date",
        "{'confirmed':true,'pendign':true,'email':'a@b.c'}|pendign|pending",
        "{'pending':true,'emial':'a@b.c'}|emial|email",
        "{'pending':true,'email':'','confirmd':true}|confirmd|confirmed",
        "{'pending':'yes','email':'','passwrod':'x'}|passwrod|password",
        "{'identities':[{'id':'1','provder_type':'anon-user'}]}|identities[0].provder_type|"
            + "provider_type",
        "{'identities':[{'id':'1','provider_type':'anon-user'},5,{'Id':'2'}]}|identities[2].Id|id",
        "{'identities':[{'provider_type':'local-userpass','data':{'emial':'a@b.c'}}]}|"
            + "identities[0].data.emial|email",
        "{'email':5,'api_keys':[{'name':'k','kye':'k'}]}|api_keys[0].kye|key",
        "{'api_keys':[{'nam':'k','key':'k'}]}|api_keys[0].nam|name",
        "{'api_keys':[{},{'sha-256':'k'}]}|api_keys[1].sha-256|sha256",
        "{'email':'a@b.c','password_hash':{'iteration':1}}|password_hash.iteration|iterations",
        "{'pending':true,'password_hash':{'slat':''}}|password_hash.slat|salt"
      })
  void aMistypedNameIsNamedBeforeWhatIsMissingWithoutIt(String line, String field, String meant) {
    String expected = "line 2: unexpected field '" + field + "', did you mean '" + meant + "'?";
    refuses(app, GOOD + "\n" + line.replace('\'', '"'), expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nickname", "x", "", "mail_address", "passphrase", "p\u00E4\u00DF", "$where"})
  void aNameThatIsLikeNoneIsNamedWithoutAdvice(String name) {
    refuses(app, "{\"" + name + "\":1}", "line 1: unexpected field '" + name + "'");
  }

  @Test
  void aVeryLongNameIsLikeNone() {
    String name = "x".repeat(40_000);

    refuses(app, "{\"" + name + "\":1}", "line 1: unexpected field '" + name + "'");
  }

  @Test
  void whatTwoLinesClaimIsRefused() {
    String key = "\"api_keys\":[{\"name\":\"k\",\"key\":\"one\"}]";
    String user = "{\"_id\":\"" + ID + "\",\"email\":\"%s\",\"password\":\"secret1\"}";
    String server = "{\"type\":\"server\"," + key + "}";

    refuses(
        app,
        String.join("\n", user.formatted("a@b.c"), user.formatted("b@b.c"), server, server),
        "line 2: user '" + ID + "' is in line 1 already",
        "line 4: API key with SHA-256 '"
            + "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
            + "' is in line 3 already");
  }

  @Test
  void whatIsThereAlreadyIsRefused() {
    String id = app.emulated().createUser("a@b.c", "secret1");
    String account =
        app.admin()
            .user(id)
            .document()
            .getList("identities", org.bson.Document.class)
            .get(0)
            .getString("id");

    assertThat(
            Travel.importInto(
                app,
                """
                {"_id":"%s","email":"b@b.c","password":"secret1"}
                {"email":"a@b.c","password":"secret1","pending":true}
                {"_id":"%s","email":"c@b.c","password":"secret1","pending":true}
                """
                    .formatted(id, account)))
        .isRefused(
            400,
            "BadRequest",
            Travel.report(
                "line 1: user '" + id + "' exists already",
                "line 2: email 'a@b.c' exists already",
                "line 3: account '" + account + "' exists already"));
    assertThat(app.admin().countUsers()).isEqualTo(1);
  }

  @Test
  void aProviderThatTheAppDoesNotHaveIsNamed() {
    refuses(
        app,
        "{\"identities\":[{\"id\":\"1\",\"provider_type\":\"oauth2-apple\"}]}",
        "line 1: app '" + app.emulated().clientAppId() + "' has no auth provider 'oauth2-apple'");
  }

  @Test
  void noUserAndNoAppGetsMoreKeysThanItMayHave() {
    refuses(
        app,
        "{\"email\":\"a@b.c\",\"password\":\"secret1\",\"api_keys\":[" + keys(0, 21) + "]}",
        "line 1: cannot have more than 20 API keys");
    refuses(
        app,
        "{\"type\":\"server\",\"api_keys\":["
            + keys(0, 60)
            + "]}\n{\"type\":\"server\",\"api_keys\":["
            + keys(60, 101)
            + "]}",
        "line 2: cannot have more than 100 API keys");
    imports(
        app,
        1,
        "{\"email\":\"a@b.c\",\"password\":\"secret1\",\"api_keys\":[" + keys(0, 20) + "]}");
  }

  private static String keys(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "{\"name\":\"k" + i + "\",\"key\":\"key-" + i + "\"}")
        .collect(Collectors.joining(","));
  }
}
