import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const FILES = {
  "/": ["shop.html", "text/html"],
  "/realm-web.js": ["../node_modules/realm-web/dist/bundle.iife.js", "text/javascript"],
};

/** Serves a page that logs in by realm-web, on a free port of this machine. */
export async function serveShop() {
  const server = createServer(async (request, response) => {
    const [file, type] = FILES[new URL(request.url, "http://shop").pathname] ?? [];
    if (file) {
      response.writeHead(200, { "Content-Type": type });
      response.end(await readFile(new URL(file, import.meta.url)));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => server.close(),
  };
}
