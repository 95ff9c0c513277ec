// Keeps pages to read for when there is no network. What a family answers is never kept: not a question, not an
// answer, not a letter. HANDRAIL stands above: version, files, pages that may be kept, words.
const FILES = `handrail-files-${HANDRAIL.version}`, PAGES = `handrail-pages-${HANDRAIL.version}`;
const MOST_PAGES = 60;

const path = (request) => new URL(request.url).pathname;
const isOurs = (request) => new URL(request.url).origin === self.location.origin;
const mayBeKept = (url) => HANDRAIL.kept.some((start) => new URL(url).pathname.startsWith(start));
const fresh = (url) => new Request(url, { cache: "reload", credentials: "same-origin" });

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    await (await caches.open(FILES)).addAll(HANDRAIL.files);
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== FILES && name !== PAGES) await caches.delete(name);
    await self.clients.claim();
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    for (const { url } of open) if (mayBeKept(url)) await read(fresh(url)).catch(() => undefined);
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (!isOurs(request)) return;
  if (request.method !== "GET") {
    // Another country has other numbers and words; and whoever clears everything leaves nothing to read behind.
    if (HANDRAIL.forgets.includes(path(request))) event.waitUntil(caches.delete(PAGES));
    return;
  }
  if (path(request).startsWith(HANDRAIL.statics)) event.respondWith(file(request));
  else if (request.mode === "navigate" && mayBeKept(request.url)) event.respondWith(read(request).catch(() => copyOf(request)));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(offline));
});

async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function read(request) {
  const answer = await fetch(request);
  if (answer.ok && answer.type === "basic" && !answer.redirected) {
    const pages = await caches.open(PAGES);
    await pages.delete(request, { ignoreVary: true }); // so that the page read last stands last
    await pages.put(request, answer.clone());
    for (const old of (await pages.keys()).slice(0, -MOST_PAGES)) await pages.delete(old, { ignoreVary: true });
    if (!(await pages.match(HANDRAIL.offline, { ignoreVary: true }))) await pages.add(fresh(HANDRAIL.offline));
  }
  return answer;
}

async function copyOf(request) {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(request, { ignoreVary: true });
  if (!kept) return offline();
  return said((await kept.text()).replace(/<main[^>]*>/, `$&<p class="notice offline" role="status">${HANDRAIL.notice}</p>`));
}

async function offline() {
  const pages = await caches.open(PAGES);
  const page = await pages.match(HANDRAIL.offline, { ignoreVary: true });
  if (!page) return Response.error();
  const links = [];
  for (const request of await pages.keys()) {
    if (path(request) === HANDRAIL.offline) continue;
    const title = (await (await pages.match(request, { ignoreVary: true })).text()).match(/<title>([^<]*)/);
    links.unshift(`<li><a href="${path(request)}">${title ? title[1].replace(" · Handrail", "") : path(request)}</a></li>`);
  }
  return said((await page.text()).replace("<!--saved-->", links.join("")));
}

const said = (page) => new Response(page, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": HANDRAIL.policy } });
