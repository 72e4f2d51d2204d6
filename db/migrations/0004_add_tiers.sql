CREATE TABLE "alert_triggers" (
	"alert_id" uuid NOT NULL,
	"trigger" text NOT NULL,
	"key" text DEFAULT '' NOT NULL,
	"tier" text NOT NULL,
	"reason" text NOT NULL,
	"action" text NOT NULL,
	"action_due_on" date NOT NULL,
	"evidence" jsonb,
	"fired_at" timestamp (3) with time zone NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	CONSTRAINT "alert_triggers_alert_id_trigger_key_pk" PRIMARY KEY("alert_id","trigger","key")
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"digest_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"kind" text NOT NULL,
	"period" date NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"alert_ids" jsonb NOT NULL,
	"rows" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"incident_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"driver_signal" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"accounts" integer NOT NULL,
	"fleet" integer NOT NULL,
	"release_at" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by_email" text
);
--> statement-breakpoint
CREATE TABLE "predictions" (
	"prediction_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"alert_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"driver_signal" text NOT NULL,
	"claim" text NOT NULL,
	"measure" text NOT NULL,
	"is_above" boolean NOT NULL,
	"threshold" real NOT NULL,
	"value_at_start" real NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"due_on" date NOT NULL,
	"graded_at" timestamp (3) with time zone,
	"verdict" text,
	"value_at_end" real,
	"band_at_end" text
);
--> statement-breakpoint
CREATE TABLE "trigger_states" (
	"account_id" text NOT NULL,
	"trigger" text NOT NULL,
	"key" text DEFAULT '' NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"fired_at" timestamp (3) with time zone,
	"cleared_at" timestamp (3) with time zone,
	CONSTRAINT "trigger_states_account_id_trigger_key_pk" PRIMARY KEY("account_id","trigger","key")
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"cover_email" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_email" text NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "hook_deliveries" (
	"source" text NOT NULL,
	"delivery_id" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"body" jsonb,
	"status" text DEFAULT 'received' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"error" text,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "hook_deliveries_source_delivery_id_pk" PRIMARY KEY("source","delivery_id")
);
--> statement-breakpoint
CREATE TABLE "monitor_alarms" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"monitor" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"since" date NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	"value" real,
	"threshold" real NOT NULL
);
--> statement-breakpoint
CREATE TABLE "monitor_days" (
	"monitor" text NOT NULL,
	"day" date NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"value" real,
	"is_breached" boolean NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "monitor_days_monitor_day_subject_pk" PRIMARY KEY("monitor","day","subject")
);
--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "from_band" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "to_band" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "trigger" text DEFAULT 'turned_red' NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "tier" text DEFAULT 'high' NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "route" text DEFAULT 'channel' NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "incident_id" uuid;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "snoozed_tier" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "listed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "escalated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "missed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "next_step" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "next_step_on" date;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "to_email" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "rendered" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "deactivated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alert_triggers" ADD CONSTRAINT "alert_triggers_alert_id_alerts_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("alert_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "predictions" ADD CONSTRAINT "predictions_alert_id_alerts_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("alert_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trigger_states" ADD CONSTRAINT "trigger_states_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "digests_period" ON "digests" USING btree ("email","kind","period");--> statement-breakpoint
CREATE UNIQUE INDEX "predictions_alert" ON "predictions" USING btree ("alert_id","made_at");--> statement-breakpoint
CREATE INDEX "predictions_due" ON "predictions" USING btree ("due_on") WHERE verdict is null;--> statement-breakpoint
CREATE INDEX "predictions_driver" ON "predictions" USING btree ("driver_signal");--> statement-breakpoint
CREATE INDEX "absences_email" ON "absences" USING btree ("email","until");--> statement-breakpoint
CREATE INDEX "hook_deliveries_due" ON "hook_deliveries" USING btree ("next_attempt_at") WHERE status = 'received';--> statement-breakpoint
CREATE UNIQUE INDEX "monitor_alarms_open" ON "monitor_alarms" USING btree ("monitor","subject") WHERE cleared_at is null;--> statement-breakpoint
INSERT INTO "alert_triggers" ("alert_id", "trigger", "key", "tier", "reason", "action", "action_due_on", "fired_at", "cleared_at")
SELECT "alert_id", 'turned_red', '', 'high', "reason", "action", "action_due_on", "opened_at", "recovered_at" FROM "alerts";
