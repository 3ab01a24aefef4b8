// The README's story, played with the TypeScript client that is generated from the contract.

import createClient, { type Client } from "openapi-fetch";

import type { components, paths } from "./schema.mts";

// What Node gives to a program, as far as it is used here.
declare const process: { argv: string[] };

type Schemas = components["schemas"];
type Role = "customer" | "technician" | "finance" | "admin";
type Scene = {
  url: string;
  keys: Record<Role, string>;
  now: string;
  ids: Record<"customer" | "technician" | "started_session" | "worksheet", string>;
};

const scene: Scene = JSON.parse(process.argv[2] ?? "");

function as(role: Role): Client<paths> {
  const headers = { Authorization: `Bearer ${scene.keys[role]}`, "Personday-Now": scene.now };
  return createClient<paths>({ baseUrl: scene.url, headers });
}

function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** What was answered, which is no problem. */
function made<T>(answer: { data?: T; error?: Schemas["Problem"] }): T {
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

const customer = as("customer");
const technician = as("technician");
const finance = as("finance");
const owner = { customer_id: scene.ids.customer };

/** Credit is looked at, missed, bought and reserved. */
async function spend(): Promise<void> {
  const credit = made(
    await customer.GET("/v1/customers/{customer_id}/credit", { params: { path: owner } }),
  );
  const free = credit.lots.reduce((sum, lot) => sum + lot.available_minutes, 0);
  check(credit.available_minutes === free, "the lots make up the credit");

  const days = (count: number) =>
    new Date(Date.parse(scene.now) + count * 86_400_000).toISOString();
  const query = {
    from: days(14),
    to: days(28),
    duration_minutes: 720,
    category: "training",
    limit: 1,
  };
  const slots = made(await customer.GET("/v1/slots", { params: { query } }));
  const wanted: Schemas["BookSession"] = {
    ...owner,
    category: "training",
    starts_at: slots.items[0]?.starts_at ?? "",
    estimated_minutes: 720,
    technicians_needed: 1,
    language: "cs",
    hold_slot: false,
  };
  const refused = await technician.POST("/v1/sessions", { body: wanted });
  const problem = refused.error;
  check(refused.response.status === 402, "the credit does not suffice");
  check(problem?.code === "insufficient_credit", "the code tells why");
  check(problem["minimum_top_up_minutes"] === 480, "the figures are fields");

  for (const replayed of [null, "true"]) {
    const bought = await finance.POST("/v1/customers/{customer_id}/purchases", {
      params: { path: owner, header: { "Idempotency-Key": "invoice-2026-117" } },
      body: { person_days: "1", price_per_person_day: "960.00", currency: "EUR", paid: true },
    });
    check(made(bought).minutes === 480, "a person-day");
    check(bought.response.headers.get("Idempotent-Replayed") === replayed, "counted once");
  }

  const booked = await technician.POST("/v1/sessions", { body: wanted });
  const session = made(booked);
  check(session.status === "scheduled", "now it can be booked");
  check(session.terms.minutes_per_person_day === 480, "under the published terms");
  check(booked.response.headers.get("ETag") === '"v1"', "it has a version");
}

/** Work is handed in and confirmed; the ledger tells both. */
async function work(): Promise<void> {
  const worked = {
    technician_id: scene.ids.technician,
    started_at: "2026-01-06T09:00:00Z",
    ended_at: "2026-01-06T09:47:10Z",
    note: "",
  };
  const sheet = made(
    await technician.POST("/v1/sessions/{session_id}/worksheet", {
      params: { path: { session_id: scene.ids.started_session } },
      body: { summary: "upgraded", time_entries: [worked] },
    }),
  );
  check(sheet.worked_seconds === 2830 && sheet.billed_minutes === 50, "rounded once");
  const confirmed = made(
    await customer.POST("/v1/worksheets/{worksheet_id}/confirm", {
      params: { path: { worksheet_id: scene.ids.worksheet } },
    }),
  );
  check(confirmed.status === "confirmed", "the customer agrees");
  const entries = made(
    await customer.GET("/v1/customers/{customer_id}/entries", {
      params: { path: owner, query: { kind: ["confirmation"] } },
    }),
  );
  check(entries.items.at(-1)?.postings[0]?.to === "consumed", "the ledger tells it");
}

/** A ticket is opened with a picture, and explains itself. */
async function ask(): Promise<void> {
  const ticket = made(
    await customer.POST("/v1/tickets", {
      body: {
        ...owner,
        channel: "client_zone",
        kind: "bug",
        severity: 2,
        subject: "The disk is full",
        body: "Since this morning nothing can be saved: no space left on device.",
        contact_details_refused: false,
        application_unavailable: false,
      },
    }),
  );
  check(ticket.status === "new", "nobody has taken it yet");
  const path = { ticket_id: ticket.id };
  const picture = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], { type: "image/png" });
  const kept = made(
    await customer.POST("/v1/tickets/{ticket_id}/attachments", {
      params: { path, query: { name: "a.png" } },
      headers: { "Content-Type": picture.type },
      // The generator has no better type for bytes.
      body: picture as unknown as string,
      bodySerializer: (bytes) => bytes,
    }),
  );
  check(kept.media_type === "image/png" && kept.size_bytes === 4, "a picture stays one");
  const explained = made(await customer.GET("/v1/tickets/{ticket_id}/explain", { params: { path } }));
  check(explained.promises.some((promise) => promise.decides), "it explains itself");
  const query = { limit: 200 };
  const events = made(await as("admin").GET("/v1/events", { params: { query } })).items;
  const opened = events.find((one) => one.subject_id === ticket.id);
  check(opened?.data.number === ticket.number, "events have typed data");
}

for (const part of [spend, work, ask]) await part();
console.log("played");
