// What the cases share: the suite over REST, a client of AG-UI that notes all that it is told, and how cases are told.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { HttpAgent } from "@ag-ui/client";
import { EventSchemas } from "@ag-ui/core/schemas";

const suite = process.env.SUITE_URL;
const PATIENCE = 60_000;

/** The person's token; the launcher writes it anew before it runs out. */
export const token = () => readFileSync(process.env.TOKEN_FILE, "utf8").trim();

/** Calls the suite as the person does. */
export async function rest(method, path, body) {
  const response = await fetch(suite + path, {
    method,
    headers: { authorization: `Bearer ${token()}`, "content-type": "application/json", accept: "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

export const converse = () => rest("POST", "/api/agent/conversations", {});
export const view = (conversation) => rest("GET", `/api/agent/conversations/${conversation.id}`);
export const designOf = (conversation) => rest("GET", `/api/bridge/designs/${conversation.design_id}`);

/** Asks until it holds; waiting has an end. */
export async function until(what, holds) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await holds();
    if (found) {
      return found;
    }
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
    await pause(100);
  }
}

/**
 * The client as its users make it. Every byte that comes is looked at on the way: line feeds alone, and each event as
 * the protocol's own schemas want it, for the client drops what it does not know.
 */
export function client(conversation, more = {}) {
  const agent = new HttpAgent({
    url: `${suite}/api/agent/agui`,
    threadId: conversation.id,
    headers: { Authorization: `Bearer ${more.token ?? token()}` },
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      if (!response.ok) {
        return response;
      }
      const [checked, passed] = response.body.tee();
      agent.wire = judged(checked);
      return new Response(passed, { status: response.status, headers: response.headers });
    },
    ...more.config,
  });
  agent.events = [];
  agent.subscribe({ onEvent: ({ event }) => void agent.events.push(event) });
  return agent;
}

async function judged(stream) {
  let text = "";
  const decoder = new TextDecoder();
  try {
    for await (const piece of stream) {
      text += decoder.decode(piece, { stream: true });
    }
  } catch (left) {
    return text;
  }
  assert.ok(!text.includes("\r"), "a carriage return in the stream");
  for (const frame of text.split("\n\n").filter((part) => part.startsWith("data: "))) {
    const event = JSON.parse(frame.slice("data: ".length));
    const read = EventSchemas.safeParse(event);
    assert.ok(read.success, `${frame}: ${JSON.stringify(read.error?.issues)}`);
    assert.ok(!hasNull(event), `null where nothing belongs: ${frame}`);
  }
  return text;
}

/** A state's own values may be null; the protocol's fields are absent instead. */
const hasNull = (event) => Object.values(event).some((value) => value === null);

/** Lets the client run, and answers the events of this run alone. */
export async function run(agent, parameters = {}) {
  const before = agent.events.length;
  await agent.runAgent(parameters);
  await agent.wire;
  return agent.events.slice(before);
}

/** Says something and lets the client run. */
export function say(agent, content, parameters) {
  agent.addMessage({ id: crypto.randomUUID(), role: "user", content });
  return run(agent, parameters);
}

export const types = (events) => events.map((event) => event.type);
export const of = (events, type) => events.filter((event) => event.type === type);
export const last = (events) => events.at(-1);
export const texts = (events) =>
  of(events, "TEXT_MESSAGE_CONTENT")
    .map((event) => event.delta)
    .join("");

const cases = [];

/** A case by the sentence that it shows. */
export const shows = (sentence, body) => cases.push([sentence, body]);

/** Runs all cases, and prints a line of JSON for each: {"case": …, "error": …}. */
export async function runAll() {
  for (const [sentence, body] of cases) {
    // What the client complains about, such as an event that it drops, is a failure of the case.
    const complaints = [];
    const write = (...words) => complaints.push(words.map(String).join(" "));
    Object.assign(console, { warn: write, error: write });
    let error = null;
    try {
      await body({ complaints });
      assert.deepEqual(complaints, [], "the client complained");
    } catch (caught) {
      error = `${caught.stack ?? caught}`.slice(0, 3000);
    }
    process.stdout.write(`${JSON.stringify({ case: sentence, error })}\n`);
  }
}
