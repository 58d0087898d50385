// snippet: vitest
import * as Realm from "realm-web";
import { afterEach, beforeEach, expect, test } from "vitest";
// end

const url = process.env.APPSERVICES_EMULATOR_URL ?? "http://localhost:9090";
const credentials = Realm.Credentials.emailPassword("user@example.com", "correct horse");
let app;

async function control(method, path, body) {
  const headers = { "Content-Type": "application/json" };
  const init = { method, headers, body: JSON.stringify(body) };
  const response = await fetch(`${url}/__emulator/v1${path}`, init);
  if (!response.ok) throw new Error(await response.text());
  return response.status === 204 ? undefined : response.json();
}

beforeEach(async () => {
  const users = [{ email: "user@example.com", password: "correct horse" }];
  const made = await control("POST", "/apps", { users }); // no other test sees it
  app = new Realm.App({ id: made.client_app_id, baseUrl: url });
});

afterEach(() => control("DELETE", `/apps/${app.id}`));

test("a user logs in", async () => {
  const user = await app.logIn(credentials);

  expect(user.profile.email).toBe("user@example.com");
});

test("a login meets a service under maintenance", async () => {
  const fault = { kind: "maintenance", app: app.id, operation: "clientLogin", times: 1 };
  await control("POST", "/faults", fault);

  await expect(app.logIn(credentials)).rejects.toMatchObject({ statusCode: 503 });
  await app.logIn(credentials);
});
