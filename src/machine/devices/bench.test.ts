import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { freePort } from "../../foundation/ports/index.ts";
import { openBench } from "./index.ts";

test("simulated parts are played at by lines over a port of this machine", async () => {
  const port = await freePort([]);
  const bench = await openBench(port);
  const heard: string[] = [];
  bench.add("door", (words) => {
    heard.push(words.join(" "));
    return "open";
  });
  const socket = connect(port, "127.0.0.1");
  const answers = createInterface(socket);
  socket.write("door  open now\n");
  expect(await once(answers, "line")).toEqual(["open"]);
  socket.write("window open\n");
  expect(await once(answers, "line")).toEqual(["no such part; there are: door"]);
  expect(heard).toEqual(["open now"]);
  await expect(openBench(port)).rejects.toMatchObject({ code: "EADDRINUSE" });
  await bench.close();
});
