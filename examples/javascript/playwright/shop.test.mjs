// snippet: playwright
import { expect, test } from "@playwright/test";
import { serveShop } from "./shop.mjs"; // your application

const url = process.env.APPSERVICES_EMULATOR_URL ?? "http://localhost:9090";
const user = { email: "user@example.com", password: "correct horse" };
let app, shop;

test.beforeAll(async () => (shop = await serveShop()));
test.afterAll(() => shop.close());

test.beforeEach(async ({ page, request }) => {
  const made = await request.post(`${url}/__emulator/v1/apps`, { data: { users: [user] } });
  app = (await made.json()).client_app_id;
  await page.goto(`${shop.url}/?app=${app}&url=${url}`);
});

async function logIn(page) {
  await page.getByLabel("Email").fill(user.email);
  await page.getByLabel("Password").fill(user.password);
  await page.getByRole("button", { name: "Log in" }).click();
}

test("a user logs in by realm-web", async ({ page }) => {
  await logIn(page);

  await expect(page.getByRole("status")).toHaveText("Hello user@example.com");
});

test("the page says so while the service is under maintenance", async ({ page, request }) => {
  const data = { kind: "maintenance", app, operation: "clientLogin", times: 1 };
  await request.post(`${url}/__emulator/v1/faults`, { data });

  await logIn(page);

  await expect(page.getByRole("status")).toHaveText("Try again later: MaintenanceInProgress");
});
// end
