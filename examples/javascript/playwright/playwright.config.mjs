import { defineConfig } from "@playwright/test";

// An installed Chromium, so that nothing is downloaded.
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  reporter: "line",
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM_BIN ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    },
  },
});
