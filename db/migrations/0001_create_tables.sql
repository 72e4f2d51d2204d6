CREATE TABLE "alert_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"alert_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_email" text,
	"note" text,
	"data" jsonb
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"alert_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"from_band" text NOT NULL,
	"to_band" text NOT NULL,
	"current_band" text NOT NULL,
	"score" smallint,
	"driver_signal" text,
	"reason" text NOT NULL,
	"action" text NOT NULL,
	"action_due_on" date NOT NULL,
	"held_note" text,
	"revenue_at_risk" double precision,
	"points_lost" real,
	"model_version" text NOT NULL,
	"pod" text,
	"dri_email" text,
	"status" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by_email" text,
	"snoozed_until" timestamp (3) with time zone,
	"snooze_reason" text,
	"snoozed_score" smallint,
	"first_action_at" timestamp (3) with time zone,
	"recovered_at" timestamp (3) with time zone,
	"outcome" text,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by_email" text,
	"channel_id" text,
	"message_ts" text,
	"posted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"alert_id" uuid,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"lease_owner" text,
	"channel_id" text,
	"message_ts" text,
	"sent_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"account_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"segment" text,
	"industry" text,
	"plan" text,
	"arr" double precision,
	"currency" text,
	"created_on" date,
	"renewal_on" date,
	"notice_days" integer,
	"seats_purchased" integer,
	"features_purchased" integer,
	"api_limit_monthly" double precision,
	"ae_email" text,
	"csm_email" text,
	"pod" text,
	"crm_id" text,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"account_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"name" text,
	"email" text,
	"role" text,
	"department" text,
	"last_seen_at" timestamp (3) with time zone,
	"left_on" date,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_account_id_contact_id_pk" PRIMARY KEY("account_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"email" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"pod" text,
	"manager_email" text,
	"given_slack_user_id" text,
	"slack_user_id" text,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"slack_checked_at" timestamp (3) with time zone,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pods" (
	"pod" text PRIMARY KEY NOT NULL,
	"channel" text,
	"channel_id" text,
	"channel_checked_at" timestamp (3) with time zone,
	"channel_problem" text,
	"manager_email" text,
	"is_pilot" boolean DEFAULT true NOT NULL,
	"qbr_on" date,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"account_id" text NOT NULL,
	"activity_id" text NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"kind" text,
	"attended" boolean,
	"by_email" text,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activities_account_id_activity_id_pk" PRIMARY KEY("account_id","activity_id")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"account_id" text NOT NULL,
	"invoice_id" text NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date NOT NULL,
	"paid_on" date,
	"amount" double precision NOT NULL,
	"currency" text,
	"status" text,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoices_account_id_invoice_id_pk" PRIMARY KEY("account_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "nps_responses" (
	"account_id" text NOT NULL,
	"response_id" text NOT NULL,
	"responded_at" timestamp (3) with time zone NOT NULL,
	"score" smallint NOT NULL,
	"comment" text,
	"contact_id" text,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nps_responses_account_id_response_id_pk" PRIMARY KEY("account_id","response_id")
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"account_id" text NOT NULL,
	"effective_on" date,
	"outcome" text,
	"arr_change" double precision,
	"observed_until" date,
	"key" text NOT NULL,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outcomes_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"account_id" text NOT NULL,
	"subscription_id" text NOT NULL,
	"started_on" date NOT NULL,
	"ends_on" date,
	"arr" double precision NOT NULL,
	"seats" integer,
	"plan" text,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscriptions_account_id_subscription_id_pk" PRIMARY KEY("account_id","subscription_id")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"account_id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"solved_at" timestamp (3) with time zone,
	"priority" text,
	"kind" text,
	"escalated" boolean,
	"reopened" integer,
	"csat" smallint,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tickets_account_id_ticket_id_pk" PRIMARY KEY("account_id","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "usage_daily" (
	"account_id" text NOT NULL,
	"day" date NOT NULL,
	"active_users" integer,
	"logins" integer,
	"events" double precision,
	"features_used" integer,
	"minutes" double precision,
	"api_calls" double precision,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "usage_daily_account_id_day_pk" PRIMARY KEY("account_id","day")
);
--> statement-breakpoint
CREATE TABLE "account_health" (
	"account_id" text PRIMARY KEY NOT NULL,
	"scored_at" timestamp (3) with time zone NOT NULL,
	"model_version" text NOT NULL,
	"score" smallint,
	"band" text NOT NULL,
	"coverage" real NOT NULL,
	"dimensions" jsonb NOT NULL,
	"cap" jsonb,
	"driver_signal" text,
	"driver_stream" text,
	"driver_value" double precision,
	"points_lost" real,
	"reason" text,
	"action" text,
	"action_due_on" date,
	"change_30" smallint,
	"change_90" smallint,
	"change_180" smallint,
	"trend" text NOT NULL,
	"withheld_since" timestamp (3) with time zone,
	"revenue_at_risk" double precision,
	"seat_use_rate" real,
	"expansion_rank" real,
	"expansion_reason" text
);
--> statement-breakpoint
CREATE TABLE "alert_states" (
	"account_id" text PRIMARY KEY NOT NULL,
	"announced" text,
	"announced_at" timestamp (3) with time zone,
	"observed" text,
	"observed_at" timestamp (3) with time zone NOT NULL,
	"observed_since" timestamp (3) with time zone,
	"flips" integer DEFAULT 0 NOT NULL,
	"model_version" text,
	"waiting_until" timestamp (3) with time zone,
	"withheld_since" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "health_history" (
	"account_id" text NOT NULL,
	"day" date NOT NULL,
	"scored_at" timestamp (3) with time zone NOT NULL,
	"model_version" text NOT NULL,
	"score" smallint,
	"band" text NOT NULL,
	"coverage" real NOT NULL,
	"dimensions" jsonb NOT NULL,
	"points" jsonb NOT NULL,
	"driver_signal" text,
	CONSTRAINT "health_history_account_id_day_pk" PRIMARY KEY("account_id","day")
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"job" text NOT NULL,
	"tick_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"status" text NOT NULL,
	"error" text,
	"summary" jsonb,
	CONSTRAINT "job_runs_job_tick_at_pk" PRIMARY KEY("job","tick_at")
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"stream" text NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"column" text,
	"reason" text NOT NULL,
	"row" jsonb NOT NULL,
	"row_hash" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"sync_run_id" bigint
);
--> statement-breakpoint
CREATE TABLE "slack_events" (
	"event_id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_streams" (
	"source" text NOT NULL,
	"stream" text NOT NULL,
	"first_fact_on" date,
	"last_fact_on" date,
	"last_success_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "source_streams_source_stream_pk" PRIMARY KEY("source","stream")
);
--> statement-breakpoint
CREATE TABLE "sync_runs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"stream" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"status" text NOT NULL,
	"rows_read" bigint DEFAULT 0 NOT NULL,
	"rows_landed" bigint DEFAULT 0 NOT NULL,
	"rows_unchanged" bigint DEFAULT 0 NOT NULL,
	"rows_quarantined" bigint DEFAULT 0 NOT NULL,
	"ignored_columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"first_fact_on" date,
	"last_fact_on" date,
	"error" text
);
--> statement-breakpoint
ALTER TABLE "alert_events" ADD CONSTRAINT "alert_events_alert_id_alerts_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("alert_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_alert_id_alerts_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("alert_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_responses" ADD CONSTRAINT "nps_responses_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_health" ADD CONSTRAINT "account_health_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_states" ADD CONSTRAINT "alert_states_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_events_alert" ON "alert_events" USING btree ("alert_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_one_open_per_account" ON "alerts" USING btree ("account_id") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "alerts_open_by_pod" ON "alerts" USING btree ("pod","opened_at");--> statement-breakpoint
CREATE INDEX "alerts_unresolved_by_dri" ON "alerts" USING btree ("dri_email") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "alerts_snoozed" ON "alerts" USING btree ("snoozed_until") WHERE status = 'snoozed';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_dedupe_key" ON "outbox" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE status in ('pending', 'claimed', 'sending', 'failed');--> statement-breakpoint
CREATE INDEX "accounts_name_key_prefix" ON "accounts" USING btree ("name_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "accounts_name_key_trigram" ON "accounts" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "accounts_pod" ON "accounts" USING btree ("pod");--> statement-breakpoint
CREATE INDEX "accounts_ae" ON "accounts" USING btree ("ae_email");--> statement-breakpoint
CREATE INDEX "accounts_csm" ON "accounts" USING btree ("csm_email");--> statement-breakpoint
CREATE INDEX "people_slack_user_id" ON "people" USING btree ("slack_user_id");--> statement-breakpoint
CREATE INDEX "people_pod" ON "people" USING btree ("pod");--> statement-breakpoint
CREATE INDEX "usage_daily_day" ON "usage_daily" USING brin ("day");--> statement-breakpoint
CREATE INDEX "account_health_red" ON "account_health" USING btree ("revenue_at_risk") WHERE band = 'red';--> statement-breakpoint
CREATE INDEX "account_health_expansion" ON "account_health" USING btree ("expansion_rank") WHERE expansion_rank is not null;--> statement-breakpoint
CREATE INDEX "health_history_day" ON "health_history" USING brin ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "quarantine_row" ON "quarantine" USING btree ("source","stream","row_hash");--> statement-breakpoint
CREATE INDEX "sync_runs_stream" ON "sync_runs" USING btree ("source","stream","started_at");