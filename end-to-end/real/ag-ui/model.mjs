// A model that streams what a case wrote for it, one answer a question, as OpenAI's API does. After the script it
// answers with 500, so that a question too many is seen.
import { createServer } from "node:http";

const queue = [];
let questions = [];
const held = new Set();

/** Plays these answers from now on, and forgets what it was asked. */
export function play(...answers) {
  queue.splice(0, queue.length, ...answers);
  questions = [];
}

/** What it was asked since the script was given. */
export const asked = () => questions;

/** How many answers are being held: their askers wait. */
export const holding = () => held.size;

/** Says this, piece by piece. */
export function says(...pieces) {
  return async (stream) => {
    for (const piece of pieces) {
      stream.delta({ content: piece });
    }
    stream.end("stop");
  };
}

/** Says a piece only when the one before has been seen: `seen(piece)` is a promise of it. */
export function saysStepwise(pieces, seen) {
  return async (stream) => {
    for (const piece of pieces) {
      stream.delta({ content: piece });
      await seen(piece);
    }
    stream.end("stop");
  };
}

/** Calls tools, `[name, arguments]` each, the arguments in two pieces. */
export function calls(...made) {
  return async (stream) => {
    made.forEach(([name, given], index) => {
      const text = JSON.stringify(given);
      const half = text.length >> 1;
      stream.delta({
        tool_calls: [{ index, id: `call_${index}`, type: "function", function: { name, arguments: text.slice(0, half) } }],
      });
      stream.delta({ tool_calls: [{ index, function: { arguments: text.slice(half) } }] });
    });
    stream.end("tool_calls");
  };
}

/** Answers with an error. */
export function fails(status) {
  return async (_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { message: "played", type: "played" } }));
  };
}

/** Says this and then nothing more, until the asker leaves. */
export function saysAndHolds(...pieces) {
  return (stream, response) =>
    new Promise((resolve) => {
      pieces.forEach((piece) => stream.delta({ content: piece }));
      held.add(response);
      response.on("close", () => {
        held.delete(response);
        resolve();
      });
    });
}

export function start(port) {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (request.method !== "POST") {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ object: "list", data: [{ id: "designer", object: "model" }] }));
      return;
    }
    questions.push(JSON.parse(body));
    const answer = queue.shift() ?? fails(500);
    await answer(new Stream(response), response);
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

class Stream {
  constructor(response) {
    this.response = response;
  }

  delta(delta, finish_reason = null) {
    if (!this.response.headersSent) {
      this.response.writeHead(200, { "content-type": "text/event-stream" });
    }
    this.chunk({ choices: [{ index: 0, delta, finish_reason }] });
  }

  end(reason) {
    this.delta({}, reason);
    this.chunk({ choices: [], usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 } });
    this.response.end("data: [DONE]\n\n");
  }

  chunk(more) {
    const all = { id: "chatcmpl-played", object: "chat.completion.chunk", created: 1, model: "played", ...more };
    this.response.write(`data: ${JSON.stringify(all)}\n\n`);
  }
}

async function text(request) {
  let all = "";
  for await (const piece of request) {
    all += piece;
  }
  return all;
}
