CREATE TABLE "account_domains" (
	"domain" text NOT NULL,
	"account_id" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "account_domains_domain_account_id_source_pk" PRIMARY KEY("domain","account_id","source")
);
--> statement-breakpoint
CREATE TABLE "crm_targets" (
	"target" text PRIMARY KEY NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"stopped_by" text,
	"stopped_reason" text,
	"checked_at" timestamp (3) with time zone,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"day" date,
	"writes_today" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "crm_writes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"target" text NOT NULL,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"account_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"written" jsonb,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"lease_owner" text,
	"written_at" timestamp (3) with time zone,
	"remote_id" text,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "deleted_facts" (
	"source" text NOT NULL,
	"stream" text NOT NULL,
	"fact_key" text NOT NULL,
	"account_id" text,
	"version" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone NOT NULL,
	"deleted_by" text NOT NULL,
	"row" jsonb,
	CONSTRAINT "deleted_facts_source_stream_fact_key_pk" PRIMARY KEY("source","stream","fact_key")
);
--> statement-breakpoint
CREATE TABLE "source_accounts" (
	"source" text NOT NULL,
	"key" text NOT NULL,
	"external_id" text,
	"crm_id" text,
	"name" text,
	"domains" text[] DEFAULT '{}' NOT NULL,
	"account_id" text,
	"matched_by" text,
	"matched_at" timestamp (3) with time zone,
	"matched_by_email" text,
	"ignored_at" timestamp (3) with time zone,
	"merged_into" text,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "source_accounts_source_key_pk" PRIMARY KEY("source","key")
);
--> statement-breakpoint
CREATE TABLE "source_cursors" (
	"source" text NOT NULL,
	"part" text NOT NULL,
	"version" integer NOT NULL,
	"cursor" jsonb,
	"pass_started_at" timestamp (3) with time zone,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"records" bigint DEFAULT 0 NOT NULL,
	"last_pass_records" bigint,
	"stopped_at" timestamp (3) with time zone,
	"stopped_reason" text,
	CONSTRAINT "source_cursors_source_part_pk" PRIMARY KEY("source","part")
);
--> statement-breakpoint
CREATE TABLE "sweep_seen" (
	"source" text NOT NULL,
	"part" text NOT NULL,
	"stream" text NOT NULL,
	"fact_key" text NOT NULL,
	CONSTRAINT "sweep_seen_source_part_stream_fact_key_pk" PRIMARY KEY("source","part","stream","fact_key")
);
--> statement-breakpoint
CREATE TABLE "usage_events" (
	"source" text NOT NULL,
	"day" date NOT NULL,
	"event_id" text NOT NULL,
	"account_key" text NOT NULL,
	"user_id" text,
	"feature" text,
	"is_login" boolean NOT NULL,
	CONSTRAINT "usage_events_source_day_event_id_pk" PRIMARY KEY("source","day","event_id")
);
--> statement-breakpoint
CREATE TABLE "waiting_facts" (
	"source" text NOT NULL,
	"account_key" text NOT NULL,
	"stream" text NOT NULL,
	"fact_key" text NOT NULL,
	"version" timestamp (3) with time zone NOT NULL,
	"cells" jsonb NOT NULL,
	"waiting_since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "waiting_facts_source_account_key_stream_fact_key_pk" PRIMARY KEY("source","account_key","stream","fact_key")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "record_id" text;--> statement-breakpoint
ALTER TABLE "account_domains" ADD CONSTRAINT "account_domains_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_writes" ADD CONSTRAINT "crm_writes_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_accounts" ADD CONSTRAINT "source_accounts_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "crm_writes_dedupe_key" ON "crm_writes" USING btree ("target","kind","dedupe_key");--> statement-breakpoint
CREATE INDEX "crm_writes_due" ON "crm_writes" USING btree ("target","next_attempt_at") WHERE status in ('pending', 'claimed', 'sending', 'failed');--> statement-breakpoint
CREATE INDEX "crm_writes_account" ON "crm_writes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "source_accounts_account" ON "source_accounts" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "source_accounts_unmatched" ON "source_accounts" USING btree ("source","key") WHERE account_id is null and ignored_at is null;--> statement-breakpoint
CREATE INDEX "usage_events_account" ON "usage_events" USING btree ("source","account_key","day");--> statement-breakpoint
CREATE INDEX "accounts_crm_id" ON "accounts" USING btree ("crm_id");--> statement-breakpoint
CREATE INDEX "contacts_pulled" ON "contacts" USING btree ("contact_id") WHERE "contacts"."contact_id" like '%:%';--> statement-breakpoint
CREATE INDEX "activities_pulled" ON "activities" USING btree ("activity_id") WHERE "activities"."activity_id" like '%:%';--> statement-breakpoint
CREATE INDEX "invoices_pulled" ON "invoices" USING btree ("invoice_id") WHERE "invoices"."invoice_id" like '%:%';--> statement-breakpoint
CREATE INDEX "nps_responses_pulled" ON "nps_responses" USING btree ("response_id") WHERE "nps_responses"."response_id" like '%:%';--> statement-breakpoint
CREATE INDEX "subscriptions_pulled" ON "subscriptions" USING btree ("subscription_id") WHERE "subscriptions"."subscription_id" like '%:%';--> statement-breakpoint
CREATE INDEX "tickets_pulled" ON "tickets" USING btree ("ticket_id") WHERE "tickets"."ticket_id" like '%:%';